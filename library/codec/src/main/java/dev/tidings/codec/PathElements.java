package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.GoText;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The steps of a path to a field as managedFields has them: {@code f:reason} is a member, {@code
 * k:{"uid":"x"}} the element of a list that has these members, {@code v:"x"} the element with this
 * value, {@code i:0} the one at this place.
 */
public final class PathElements {
  private PathElements() {}

  public static String member(String name) {
    return "f:" + name;
  }

  /** An element of a list whose elements are told apart, by its value or its uid. */
  public static String of(JsonNode element, Shape.Many.Identity identity) {
    return switch (identity) {
      case VALUE -> "v:" + text(element);
      case UID -> "k:" + text(withUid(element));
      case NONE -> throw new IllegalArgumentException("elements are not told apart");
    };
  }

  private static ObjectNode withUid(JsonNode element) {
    JsonNode uid = element.path("uid");
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    return uid.isMissingNode() ? key.put("uid", "") : key.set("uid", uid);
  }

  /** A step that someone else has written, as it is written here; empty when it is none. */
  public static Optional<String> read(String element) {
    if (element.startsWith("f:") || element.matches("i:-?[0-9]+")) {
      return Optional.of(element);
    }
    if (!element.startsWith("v:") && !element.startsWith("k:")) {
      return Optional.empty();
    }
    try {
      JsonNode value = content(element);
      boolean known = element.startsWith("v:") || value.isObject();
      return known ? Optional.of(element.substring(0, 2) + text(value)) : Optional.empty();
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }

  /** How Go prints a step: {@code .reason}, {@code [uid="x"]}, {@code [="x"]}, {@code [0]}. */
  public static String print(String element) {
    String content = element.substring(2);
    try {
      return switch (element.charAt(0)) {
        case 'f' -> "." + content;
        case 'k' -> "[" + members(content(element)) + "]";
        case 'v' -> "[=" + value(content(element)) + "]";
        default -> "[" + content + "]";
      };
    } catch (DecodeException e) {
      throw new IllegalArgumentException("no path element: " + element, e);
    }
  }

  private static JsonNode content(String element) throws DecodeException {
    return JsonBody.parse(element.substring(2).getBytes(UTF_8));
  }

  private static String members(JsonNode key) {
    var members = new ArrayList<String>();
    key.forEachEntry((name, value) -> members.add(name + "=" + value(value)));
    return String.join(",", members);
  }

  private static String value(JsonNode value) {
    if (value.isString()) {
      return GoText.quote(value.stringValue());
    }
    return value.isNull() ? "null" : GoValues.print(GoValues.floats(value));
  }

  private static String text(JsonNode value) {
    return new String(KubernetesJson.sortedBytes(value), UTF_8);
  }
}
