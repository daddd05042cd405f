package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Objects as YAML, the way Kubernetes writes it: from their JSON, keys in order. */
final class YamlText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  /** Writes a JSON document as YAML. */
  static byte[] fromJson(byte[] json) {
    var text = new YamlText();
    JsonNode tree = JSON.readTree(json);
    if (tree.isObject() && !tree.isEmpty()) {
      text.members(tree, 0, "");
    } else {
      text.inline(tree, 0);
    }
    return text.out.toString().getBytes(UTF_8);
  }

  /** Members one a line; the first goes where the caller stands, after {@code lead}. */
  private void members(JsonNode object, int indent, String lead) {
    var sorted = new TreeMap<String, JsonNode>();
    object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
    String margin = lead;
    for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
      out.append(margin).append(YamlScalar.write(member.getKey(), indent)).append(':');
      value(member.getValue(), indent);
      margin = " ".repeat(indent);
    }
  }

  private void value(JsonNode value, int indent) {
    if (value.isObject() && !value.isEmpty()) {
      out.append('\n');
      members(value, indent + 2, " ".repeat(indent + 2));
    } else if (value.isArray() && !value.isEmpty()) {
      out.append('\n');
      items(value, indent, " ".repeat(indent));
    } else {
      out.append(' ');
      inline(value, indent);
    }
  }

  /** A list stands under its name without being indented. */
  private void items(JsonNode array, int indent, String lead) {
    String margin = lead;
    for (JsonNode item : array) {
      out.append(margin).append('-');
      if (item.isObject() && !item.isEmpty()) {
        members(item, indent + 2, " ");
      } else if (item.isArray() && !item.isEmpty()) {
        items(item, indent + 2, " ");
      } else {
        out.append(' ');
        inline(item, indent);
      }
      margin = " ".repeat(indent);
    }
  }

  private void inline(JsonNode value, int indent) {
    if (value.isString()) {
      out.append(YamlScalar.write(value.asString(), indent));
    } else {
      out.append(value);
    }
    out.append('\n');
  }
}
