package dev.tidings.api.reviews;

import com.google.protobuf.CodedInputStream;
import dev.tidings.api.wire.WireMessage;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a message, in the order in which JSON has them: enough to turn one encoding into
 * the other. What is not among them is left out.
 */
record MessageShape(List<Field> fields) {
  /**
   * One field.
   *
   * @param number its number in protobuf
   */
  record Field(int number, String name, FieldType type) {}

  MessageShape {
    fields = List.copyOf(fields);
  }

  static MessageShape of(Field... fields) {
    return new MessageShape(List.of(fields));
  }

  /**
   * The fields of an object that came as JSON or YAML; null counts as absent.
   *
   * @throws IOException when one has the wrong type
   */
  ObjectNode read(JsonNode object) throws IOException {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    for (Field field : fields) {
      JsonNode value = object.path(field.name());
      if (!value.isMissingNode() && !value.isNull()) {
        read.set(field.name(), field.type().read(value, field.name()));
      }
    }
    return read;
  }

  /**
   * The fields of a message; empty texts are left out, as JSON leaves them out.
   *
   * @throws IOException when it is no such message
   */
  ObjectNode read(byte[] bytes) throws IOException {
    CodedInputStream message = CodedInputStream.newInstance(bytes);
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
      Field field = field(tag);
      if (field == null) {
        message.skipField(tag);
      } else {
        field.type().read(message, read, field.name());
      }
    }
    return read(read);
  }

  private @Nullable Field field(int tag) {
    for (Field field : fields) {
      if ((field.number() << 3 | field.type().wireType()) == tag) {
        return field;
      }
    }
    return null;
  }

  /** The message that an object of this shape is. */
  WireMessage message(JsonNode object) {
    var message = new WireMessage();
    for (Field field : fields) {
      JsonNode value = object.path(field.name());
      if (!value.isMissingNode()) {
        field.type().write(message, field.number(), value);
      }
    }
    return message;
  }
}
