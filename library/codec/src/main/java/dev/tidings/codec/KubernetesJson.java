package dev.tidings.codec;

import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as Go's encoding/json writes and reads it. Safe for use by several threads. */
public final class KubernetesJson {
  /** Far deeper than anything in an event; Go gives up at 10,000. */
  private static final int MAX_DEPTH = 1000;

  private static final int LONGEST_TOKEN = 8 << 20;

  /** What Go says of a number that is too large; without the number, which may be long. */
  static final String NO_FLOAT64 = "json: cannot unmarshal number into Go value of type float64";

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(LONGEST_TOKEN)
                  .maxStringLength(LONGEST_TOKEN)
                  .maxNameLength(LONGEST_TOKEN)
                  .build())
          .streamWriteConstraints(
              // what was read as deep as may be can lie within something else
              StreamWriteConstraints.builder().maxNestingDepth(2 * MAX_DEPTH).build())
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .characterEscapes(new GoEscapes())
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .build();

  static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectWriter COMPACT = MAPPER.writer();
  private static final ObjectWriter SORTED =
      MAPPER.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
  private static final ObjectWriter PRETTY = MAPPER.writer().with(goIndentation());

  private KubernetesJson() {}

  /**
   * A generator that escapes as Go does ({@code <}, {@code >} and {@code &} too).
   *
   * @param pretty one member a line, indented by two spaces, as {@code ?pretty=true} asks for
   */
  public static JsonGenerator generator(OutputStream out, boolean pretty) {
    return (pretty ? PRETTY : COMPACT).createGenerator(out);
  }

  /** Writes a tree as it is, with Go's escapes. */
  public static byte[] bytes(JsonNode tree) {
    return COMPACT.writeValueAsBytes(tree);
  }

  /** Writes a tree with the members of each object sorted, as Go writes a map. */
  public static byte[] sortedBytes(JsonNode tree) {
    return SORTED.writeValueAsBytes(tree);
  }

  /** What a client is told about text that is no JSON. */
  static String problem(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return "exceeded max depth";
    }
    return e instanceof UnexpectedEndOfInputException
        ? "unexpected end of JSON input"
        : e.getOriginalMessage();
  }

  private static DefaultPrettyPrinter goIndentation() {
    var indenter = new DefaultIndenter("  ", "\n");
    var separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
