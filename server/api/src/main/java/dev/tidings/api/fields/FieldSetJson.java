package dev.tidings.api.fields;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.JsonBody;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.PathElements;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sets of fields in the form {@code fieldsV1} of managedFields. */
final class FieldSetJson {
  private static final String SELF = ".";

  /** Many times what an event has; what works on sets goes down with them. */
  private static final int MAX_DEPTH = 100;

  private static final Pattern UNKNOWN =
      Pattern.compile("[\\x00-\\x7f&&[^fikv]]:.*", Pattern.DOTALL);

  private FieldSetJson() {}

  static String write(FieldSet fields) {
    var bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = KubernetesJson.generator(bytes, false)) {
      write(json, fields, false);
    }
    return bytes.toString(UTF_8);
  }

  private static void write(JsonGenerator json, FieldSet fields, boolean markSelf) {
    json.writeStartObject();
    if (markSelf) {
      json.writeName(SELF);
      json.writeStartObject();
      json.writeEndObject();
    }
    fields
        .children()
        .forEach(
            (element, below) -> {
              json.writeName(element);
              write(json, below, below.member() && !below.children().isEmpty());
            });
    json.writeEndObject();
  }

  /**
   * Reads a set; empty when the text is none, or deeper than any event. What has no text is a set
   * without fields.
   */
  static Optional<FieldSet> read(String text) {
    if (text.isEmpty()) {
      return Optional.of(FieldSet.EMPTY);
    }
    try {
      return JsonBody.parse(text.getBytes(UTF_8)) instanceof ObjectNode object
          ? children(object, MAX_DEPTH)
          : Optional.empty();
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }

  /** Steps of a kind that is not known are left out, as someone may know them some day. */
  private static Optional<FieldSet> children(ObjectNode object, int levels) {
    if (levels == 0) {
      return Optional.empty();
    }
    var children = new TreeMap<String, FieldSet>();
    for (var property : object.properties()) {
      String element = property.getKey();
      if (element.equals(SELF) || UNKNOWN.matcher(element).matches()) {
        continue;
      }
      Optional<String> known = PathElements.read(element);
      Optional<FieldSet> below = below(property.getValue(), levels - 1);
      if (known.isEmpty() || below.isEmpty()) {
        return Optional.empty();
      }
      children.put(known.get(), below.get());
    }
    return Optional.of(new FieldSet(false, children));
  }

  private static Optional<FieldSet> below(JsonNode value, int levels) {
    if (value.isNull()) {
      return Optional.of(FieldSet.LEAF);
    }
    if (!(value instanceof ObjectNode object)) {
      return Optional.empty();
    }
    return children(object, levels)
        .map(set -> new FieldSet(set.children().isEmpty() || object.has(SELF), set.children()));
  }
}
