package dev.tidings.api;

import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** JSON as Go prints it when it has been read into maps: {@code map[count:2 metadata:map[]]}. */
final class GoMapText {
  private GoMapText() {}

  static String of(JsonNode value) {
    var text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  private static void append(StringBuilder text, JsonNode value) {
    if (value.isObject()) {
      text.append("map[");
      String separator = "";
      var sorted = new TreeMap<String, JsonNode>();
      value.properties().forEach(p -> sorted.put(p.getKey(), p.getValue()));
      for (var member : sorted.entrySet()) {
        text.append(separator).append(member.getKey()).append(':');
        append(text, member.getValue());
        separator = " ";
      }
      text.append(']');
    } else if (value.isArray()) {
      text.append('[');
      String separator = "";
      for (JsonNode item : value) {
        text.append(separator);
        append(text, item);
        separator = " ";
      }
      text.append(']');
    } else {
      text.append(value.isNull() ? "<nil>" : value.asString());
    }
  }
}
