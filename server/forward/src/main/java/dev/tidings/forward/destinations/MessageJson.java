package dev.tidings.forward.destinations;

import dev.tidings.codec.JsonBytes;
import dev.tidings.forward.Message;

/** Writes messages as JSON: {@code {"id": …, "event": …}}. */
final class MessageJson {
  private static final byte[] ID = JsonBytes.name("id");
  private static final byte[] EVENT = JsonBytes.name("event");

  private MessageJson() {}

  static void write(JsonBytes json, Message message) {
    json.write('{');
    json.member(ID).text(message.id());
    json.member(EVENT).raw(message.body());
    json.write('}');
  }

  /** A line each. */
  static byte[] lines(Iterable<Message> messages) {
    var json = new JsonBytes(4096);
    for (Message each : messages) {
      write(json, each);
      json.write('\n');
    }
    return json.toByteArray();
  }
}
