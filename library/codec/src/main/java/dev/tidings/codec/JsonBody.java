package dev.tidings.codec;

import dev.tidings.event.GoText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Bodies and tokens that are no event: any JSON value, also written as YAML. */
public final class JsonBody {
  private static final String BLANKS = " \t\r\n";
  private static final String VALUE_STARTS = "{[\"-0123456789tfn";

  private JsonBody() {}

  /**
   * Reads JSON.
   *
   * @throws DecodeException when it is none, in Go's words
   */
  public static JsonNode parse(byte[] json) throws DecodeException {
    requireValue(json);
    try {
      return KubernetesJson.MAPPER.readTree(GoStrings.repaired(json));
    } catch (JacksonException e) {
      throw new DecodeException(KubernetesJson.problem(e), KubernetesJson.problem(e));
    } catch (NumberFormatException exponentBeyondAll) {
      throw new DecodeException(KubernetesJson.NO_FLOAT64, KubernetesJson.NO_FLOAT64);
    }
  }

  /** Most of what is no JSON does not even begin like it. */
  private static void requireValue(byte[] json) throws DecodeException {
    int start = 0;
    while (start < json.length && BLANKS.indexOf(json[start]) >= 0) {
      start++;
    }
    if (start == json.length) {
      throw new DecodeException("unexpected end of JSON input", "unexpected end of JSON input");
    }
    int first = json[start] & 0xff;
    if (VALUE_STARTS.indexOf(first) < 0) {
      String quoted = GoText.quote(Character.toString(first));
      String wrong =
          "invalid character '"
              + quoted.substring(1, quoted.length() - 1)
              + "' looking for beginning of value";
      throw new DecodeException(wrong, wrong);
    }
  }

  /**
   * Reads YAML into the JSON that it stands for.
   *
   * @throws DecodeException when it is none
   */
  public static JsonNode parseYaml(byte[] yaml) throws DecodeException {
    return YamlDocument.parse(yaml).tree();
  }
}
