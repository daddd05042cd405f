package dev.tidings.forward.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.JsonBytes;
import dev.tidings.forward.Message;

/** Writes messages as JSON, and as lines. */
final class MessageJson {
  private static final byte[] ID = JsonBytes.name("id");
  private static final byte[] EVENT = JsonBytes.name("event");
  private static final byte[] BODY = JsonBytes.name("body");

  private MessageJson() {}

  /** {@code {"id": …, "event": …}}; what a route has shaped is called {@code body}. */
  static void write(JsonBytes json, Message message) {
    json.write('{');
    json.member(ID).text(message.id());
    switch (message.form()) {
      case EVENT -> json.member(EVENT).raw(message.body());
      case OBJECT -> json.member(BODY).raw(message.body());
      case TEXT -> json.member(BODY).text(new String(message.body(), UTF_8));
    }
    json.write('}');
  }

  /** A line each: events with their ids, and what a route has shaped as it is. */
  static byte[] lines(Iterable<Message> messages) {
    var lines = new JsonBytes(4096);
    for (Message each : messages) {
      switch (each.form()) {
        case EVENT -> write(lines, each);
        case OBJECT, TEXT -> lines.raw(each.body());
      }
      if (!endsLine(each)) {
        lines.write('\n');
      }
    }
    return lines.toByteArray();
  }

  private static boolean endsLine(Message message) {
    byte[] body = message.body();
    return body.length > 0 && body[body.length - 1] == '\n';
  }
}
