package dev.tidings.forward.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.forward.Message;

/** What people are told of an event. */
final class ChatText {
  private ChatText() {}

  /** What the route's shape has made of it, or else {@link #usual}. */
  static String of(Message message) {
    boolean shaped = message.form() == Message.Form.TEXT;
    return shaped ? new String(message.body(), UTF_8) : usual(message);
  }

  /** In one line: {@code Warning BackOff, Pod shop/web-0 in prod (x40): Back-off restarting …}. */
  static String usual(Message message) {
    Event event = message.event();
    String times = event.occurrences() > 1 ? " (x" + event.occurrences() + ")" : "";
    return "%s, %s in %s%s: %s"
        .formatted(
            (event.type() + " " + event.reason()).strip(),
            object(event.involvedObject()),
            message.cluster(),
            times,
            event.message());
  }

  private static String object(ObjectReference object) {
    String namespace = object.namespace().isEmpty() ? "" : object.namespace() + "/";
    return object.kind() + " " + namespace + object.name();
  }
}
