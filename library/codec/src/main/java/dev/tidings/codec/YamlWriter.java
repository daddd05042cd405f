package dev.tidings.codec;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Writes a tree as block style YAML. Lists are not indented below the member that holds them. */
final class YamlWriter {
  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();

  void document(JsonNode tree) {
    if (isBlock(tree)) {
      block(tree, "");
    } else {
      scalar(tree, STEP);
    }
  }

  private static boolean isBlock(JsonNode node) {
    return node.isContainer() && !node.isEmpty();
  }

  private void block(JsonNode node, String indent) {
    if (node.isObject()) {
      members(node, indent);
    } else {
      elements(node, indent);
    }
  }

  /** The first line of a block is already indented by whoever starts it. */
  private void members(JsonNode object, String indent) {
    List<String> names = object.propertyNames().stream().sorted(NaturalOrder.INSTANCE).toList();
    String lead = "";
    for (String name : names) {
      text.append(lead).append(YamlText.key(name)).append(':');
      lead = indent;
      JsonNode value = object.path(name);
      if (!isBlock(value)) {
        text.append(' ');
        scalar(value, indent + STEP);
      } else if (value.isArray()) {
        text.append('\n').append(indent);
        elements(value, indent);
      } else {
        text.append('\n').append(indent).append(STEP);
        members(value, indent + STEP);
      }
    }
  }

  private void elements(JsonNode array, String indent) {
    String lead = "";
    for (JsonNode value : array) {
      text.append(lead).append("- ");
      lead = indent;
      if (isBlock(value)) {
        block(value, indent + STEP);
      } else {
        scalar(value, indent + STEP);
      }
    }
  }

  private void scalar(JsonNode value, String indent) {
    switch (value.getNodeType()) {
      case STRING -> text.append(YamlText.value(value.stringValue(), indent));
      case OBJECT -> text.append("{}");
      case ARRAY -> text.append("[]");
      case NULL, MISSING -> text.append("null");
      case NUMBER, BOOLEAN, BINARY, POJO -> text.append(GoValues.print(value));
    }
    if (text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
