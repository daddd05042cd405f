package dev.tidings.codec;

import static java.util.Objects.requireNonNull;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of an apply patch: part of an event, as YAML or JSON.
 *
 * @param repeats members that are given twice, such as {@code line 4: key "reason" already set in
 *     map}; the last one counts
 */
public record ApplyBody(ObjectNode patch, List<String> repeats) {
  public ApplyBody {
    requireNonNull(patch, "patch");
    repeats = List.copyOf(repeats);
  }

  /**
   * Reads a body; an empty one says nothing.
   *
   * @throws DecodeException when it is no YAML, or no object
   */
  public static ApplyBody parse(byte[] body) throws DecodeException {
    YamlDocument document;
    try {
      document = YamlDocument.parse(body);
    } catch (DecodeException e) {
      throw refused("error converting YAML to JSON: " + e.detail());
    }
    JsonNode tree = document.tree();
    if (tree instanceof ObjectNode object) {
      return new ApplyBody(object, document.duplicates());
    }
    if (tree.isNull()) {
      return new ApplyBody(JsonNodeFactory.instance.objectNode(), document.duplicates());
    }
    throw refused(
        "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
            + kind(tree)
            + " into Go value of type map[string]interface {}");
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case NUMBER -> "number";
      case BOOLEAN -> "bool";
      default -> "string";
    };
  }

  private static DecodeException refused(String why) {
    return new DecodeException("error decoding YAML: " + why, why);
  }

  /** What a strict reader says of the members that are given twice. */
  public String strictError() {
    return "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  "
        + String.join("\n  ", repeats);
  }
}
