package dev.tidings.api.reviews;

import com.google.protobuf.CodedInputStream;
import dev.tidings.api.wire.WireMessage;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a field of a message may hold, and how it is read and written. */
sealed interface FieldType {
  int VARINT = 0;
  int BYTES = 2;

  default int wireType() {
    return BYTES;
  }

  /** The value that came as JSON. */
  JsonNode read(JsonNode value, String name) throws IOException;

  /** Reads a value, or one more of them, into its object. */
  void read(CodedInputStream message, ObjectNode into, String name) throws IOException;

  void write(WireMessage message, int number, JsonNode value);

  /** A text. */
  record Text() implements FieldType {
    @Override
    public JsonNode read(JsonNode value, String name) throws IOException {
      require(value.isString(), name, "string");
      return value;
    }

    @Override
    public void read(CodedInputStream message, ObjectNode into, String name) throws IOException {
      String text = message.readStringRequireUtf8();
      if (!text.isEmpty()) {
        into.put(name, text);
      }
    }

    @Override
    public void write(WireMessage message, int number, JsonNode value) {
      message.string(number, value.stringValue());
    }
  }

  /** Yes or no; no is as good as nothing. */
  record Flag() implements FieldType {
    @Override
    public int wireType() {
      return VARINT;
    }

    @Override
    public JsonNode read(JsonNode value, String name) throws IOException {
      require(value.isBoolean(), name, "bool");
      return value;
    }

    @Override
    public void read(CodedInputStream message, ObjectNode into, String name) throws IOException {
      into.put(name, message.readBool());
    }

    @Override
    public void write(WireMessage message, int number, JsonNode value) {
      message.flag(number, value.booleanValue());
    }
  }

  /** Texts in an order. */
  record Texts() implements FieldType {
    @Override
    public JsonNode read(JsonNode value, String name) throws IOException {
      require(value.isArray(), name, "[]string");
      for (JsonNode element : value) {
        require(element.isString(), name, "[]string");
      }
      return value;
    }

    @Override
    public void read(CodedInputStream message, ObjectNode into, String name) throws IOException {
      list(into, name).add(message.readStringRequireUtf8());
    }

    @Override
    public void write(WireMessage message, int number, JsonNode value) {
      message.strings(number, value.valueStream().map(JsonNode::stringValue).toList());
    }
  }

  /** A message within. */
  record One(MessageShape shape) implements FieldType {
    @Override
    public JsonNode read(JsonNode value, String name) throws IOException {
      require(value.isObject(), name, "object");
      return shape.read(value);
    }

    @Override
    public void read(CodedInputStream message, ObjectNode into, String name) throws IOException {
      into.set(name, shape.read(message.readByteArray()));
    }

    @Override
    public void write(WireMessage message, int number, JsonNode value) {
      message.message(number, shape.message(value));
    }
  }

  /** Messages in an order. */
  record Many(MessageShape shape) implements FieldType {
    @Override
    public JsonNode read(JsonNode value, String name) throws IOException {
      require(value.isArray(), name, "list");
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (JsonNode element : value) {
        require(element.isObject(), name, "list of objects");
        list.add(shape.read(element));
      }
      return list;
    }

    @Override
    public void read(CodedInputStream message, ObjectNode into, String name) throws IOException {
      list(into, name).add(shape.read(message.readByteArray()));
    }

    @Override
    public void write(WireMessage message, int number, JsonNode value) {
      value.forEach(element -> message.message(number, shape.message(element)));
    }
  }

  /** Texts by names: in protobuf, messages of a name (1) and of a message with the texts (2). */
  record TextsByName() implements FieldType {
    private static final Texts TEXTS = new Texts();
    private static final MessageShape ENTRY =
        MessageShape.of(
            new MessageShape.Field(1, "key", new Text()),
            new MessageShape.Field(
                2, "value", new One(MessageShape.of(new MessageShape.Field(1, "items", TEXTS)))));

    @Override
    public JsonNode read(JsonNode value, String name) throws IOException {
      require(value.isObject(), name, "map[string][]string");
      for (JsonNode texts : value) {
        TEXTS.read(texts, name);
      }
      return value;
    }

    @Override
    public void read(CodedInputStream message, ObjectNode into, String name) throws IOException {
      ObjectNode entry = ENTRY.read(message.readByteArray());
      JsonNode texts = entry.path("value").path("items");
      into.withObjectProperty(name)
          .set(
              entry.path("key").asString(""),
              texts.isArray() ? texts : JsonNodeFactory.instance.arrayNode());
    }

    @Override
    public void write(WireMessage message, int number, JsonNode value) {
      value.forEachEntry(
          (key, texts) -> {
            ObjectNode entry = JsonNodeFactory.instance.objectNode().put("key", key);
            entry.putObject("value").set("items", texts);
            message.message(number, ENTRY.message(entry));
          });
    }
  }

  private static ArrayNode list(ObjectNode object, String name) {
    return object.withArrayProperty(name);
  }

  private static void require(boolean right, String name, String type) throws IOException {
    if (!right) {
      throw new IOException("json: cannot unmarshal field ." + name + " into type " + type);
    }
  }
}
