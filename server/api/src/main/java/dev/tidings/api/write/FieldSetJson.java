package dev.tidings.api.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.JsonBody;
import dev.tidings.codec.KubernetesJson;
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
  private static final Pattern ELEMENT = Pattern.compile("f:.*|i:-?[0-9]+|[kv]:.+", Pattern.DOTALL);

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

  /** Reads a set; empty when the text is none. */
  static Optional<FieldSet> read(String text) {
    try {
      return JsonBody.parse(text.getBytes(UTF_8)) instanceof ObjectNode object
          ? children(object)
          : Optional.empty();
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }

  private static Optional<FieldSet> children(ObjectNode object) {
    var children = new TreeMap<String, FieldSet>();
    for (var property : object.properties()) {
      String element = property.getKey();
      if (element.equals(SELF)) {
        continue;
      }
      Optional<FieldSet> below = below(property.getValue());
      if (below.isEmpty() || !ELEMENT.matcher(element).matches()) {
        return Optional.empty();
      }
      children.put(element, below.get());
    }
    return Optional.of(new FieldSet(false, children));
  }

  private static Optional<FieldSet> below(JsonNode value) {
    if (!(value instanceof ObjectNode object)) {
      return Optional.empty();
    }
    boolean member = object.isEmpty() || object.has(SELF);
    return children(object).map(set -> new FieldSet(member, set.children()));
  }
}
