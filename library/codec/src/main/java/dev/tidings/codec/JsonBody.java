package dev.tidings.codec;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Bodies and tokens that are no event: any JSON value, also written as YAML. */
public final class JsonBody {
  private JsonBody() {}

  /**
   * Reads JSON.
   *
   * @throws DecodeException when it is none, in Go's words
   */
  public static JsonNode parse(byte[] json) throws DecodeException {
    try {
      JsonNode tree = KubernetesJson.MAPPER.readTree(GoStrings.repaired(json));
      if (tree.isMissingNode()) {
        throw new DecodeException("unexpected end of JSON input", "unexpected end of JSON input");
      }
      return tree;
    } catch (JacksonException e) {
      throw new DecodeException(e.getOriginalMessage(), e.getOriginalMessage());
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
