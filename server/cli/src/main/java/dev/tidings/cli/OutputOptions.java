package dev.tidings.cli;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.KubernetesYaml;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The flags that say how something is printed. */
final class OutputOptions {
  private static final Pattern OBEYED = Pattern.compile("[\\x{7f}-\\x{9f}]");

  /** What {@code -o} takes. */
  enum Form {
    TABLE,
    WIDE,
    JSON,
    YAML,
    NAME;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What {@code --color} takes. */
  enum Colours {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "How it is printed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Form form = Form.TABLE;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "Colours: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, on a terminal unless"
              + " $NO_COLOR is set or $TERM is dumb.")
  private Colours colours = Colours.AUTO;

  Form form() {
    return form;
  }

  boolean wide() {
    return form == Form.WIDE;
  }

  Palette palette(Terminal terminal) {
    return new Palette(
        switch (colours) {
          case AUTO -> terminal.colours();
          case ALWAYS -> true;
          case NEVER -> false;
        });
  }

  /** A tree as JSON, a member a line; ends with a line feed. */
  static String json(JsonNode tree) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = KubernetesJson.generator(bytes, true)) {
      json.writeTree(tree);
    }
    return harmless(bytes.toString(StandardCharsets.UTF_8)) + "\n";
  }

  /** A tree as one line of JSON; ends with a line feed. */
  static String jsonLine(JsonNode tree) {
    return harmless(new String(KubernetesJson.bytes(tree), StandardCharsets.UTF_8)) + "\n";
  }

  /** The same JSON without what a terminal obeys: Go escapes what is below the space only. */
  private static String harmless(String json) {
    return OBEYED
        .matcher(json)
        .replaceAll(each -> "\\\\u%04x".formatted((int) each.group().charAt(0)));
  }

  /** A tree as YAML; ends with a line feed. */
  static String yaml(JsonNode tree) {
    return KubernetesYaml.text(tree);
  }
}
