package dev.tidings.forward.shape;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventTree;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * An object whose members are parts of the event, or texts made of it.
 *
 * @param members in the order in which they are written
 */
record FieldsShape(Map<String, Member> members) implements Shape {
  private static final int USUAL_BYTES = 512;

  FieldsShape {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** What a member holds. */
  sealed interface Member {
    /** A part of the event as it is; where there is none, there is no such member. */
    record Part(FieldPath path) implements Member {}

    /** A text. */
    record Text(TemplateShape template) implements Member {}
  }

  @Override
  public Message.Form form() {
    return Message.Form.OBJECT;
  }

  @Override
  public byte[] body(EnhancedEvent event) throws ShapeException {
    Map<String, Object> tree = EventTree.of(event);
    var body = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = KubernetesJson.generator(body, false)) {
      json.writeStartObject();
      for (Map.Entry<String, Member> each : members.entrySet()) {
        switch (each.getValue()) {
          case Member.Text text ->
              json.writeStringProperty(each.getKey(), text.template().text(event));
          case Member.Part part ->
              part.path()
                  .find(tree)
                  .ifPresent(found -> json.writePOJOProperty(each.getKey(), found));
        }
      }
      json.writeEndObject();
    }
    return body.toByteArray();
  }
}
