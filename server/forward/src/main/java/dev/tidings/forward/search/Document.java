package dev.tidings.forward.search;

import dev.tidings.codec.JsonBytes;
import dev.tidings.event.Event;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventTree;
import dev.tidings.forward.enhanced.LastSeen;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes documents of messages.
 *
 * @param route that is told in them
 * @param clock for events that say no time at all
 */
record Document(DocumentForm form, String route, InstantSource clock) {
  private static final List<String> OURS = List.of("@timestamp", "tidings");
  private static final byte[] TIMESTAMP = JsonBytes.name(OURS.get(0));
  private static final byte[] TIDINGS = JsonBytes.name(OURS.get(1));
  private static final byte[] ID = JsonBytes.name("id");
  private static final byte[] CLUSTER = JsonBytes.name("cluster");
  private static final byte[] ROUTE = JsonBytes.name("route");

  Instant timestamp(Message message) {
    return LastSeen.of(message.event(), clock);
  }

  void write(JsonBytes json, Message message) {
    boolean event = message.form() == Message.Form.EVENT;
    switch (form) {
      case BODY -> json.raw(message.body());
      case STAMPED -> stamped(json, message, message.body());
      case STAMPED_WITHOUT_DOTS ->
          stamped(json, message, event ? withoutDots(message) : message.body());
    }
  }

  /**
   * Our own members, and behind them those of a body. What a route's shape names is the shape's.
   */
  private void stamped(JsonBytes json, Message message, byte[] body) {
    Set<String> shaped = message.form() == Message.Form.EVENT ? Set.of() : names(body);
    json.write('{');
    if (!shaped.contains(OURS.get(0))) {
      json.member(TIMESTAMP).text(timestamp(message).toString());
    }
    if (!shaped.contains(OURS.get(1))) {
      origin(json, message);
    }
    if (!shaped.containsAll(OURS) && body.length > 2) {
      json.write(',');
    }
    json.write(body, 1, body.length - 1);
  }

  private void origin(JsonBytes json, Message message) {
    json.member(TIDINGS).write('{');
    json.member(ID).text(message.id());
    json.member(CLUSTER).text(message.cluster());
    json.member(ROUTE).text(route);
    json.write('}');
  }

  private static Set<String> names(byte[] body) {
    return Set.copyOf(JsonMapper.shared().readTree(body).propertyNames());
  }

  private static byte[] withoutDots(Message message) {
    Event event = EnhancedEvent.of(message.event(), message.cluster()).withoutDots().event();
    return EventTree.json(event);
  }
}
