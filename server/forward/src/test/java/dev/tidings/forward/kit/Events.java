package dev.tidings.forward.kit;

import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.time.Instant;

/** Events to forward. */
public final class Events {
  public static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");

  private Events() {}

  /** A Pod's event in its namespace; the uid is made of the name. */
  public static Event ofPod(String namespace, String name) {
    return event(namespace, name, new ObjectReference("Pod", namespace, "web-0", "", "v1", "", ""));
  }

  /** A Node's event, which lies in default. */
  public static Event ofNode(String name) {
    return event(
        "default", name, new ObjectReference("Node", "", "node-1", "node-uid", "v1", "7", ""));
  }

  private static Event event(String namespace, String name, ObjectReference object) {
    return Event.builder()
        .metadata(
            ObjectMeta.builder().namespace(namespace).name(name).uid("uid-of-" + name).build())
        .involvedObject(object)
        .reason("Started")
        .message("Started it")
        .source(new EventSource("kubelet", "node-1"))
        .type("Normal")
        .count(1)
        .firstTimestamp(SEEN)
        .lastTimestamp(SEEN)
        .build();
  }

  /** The event as somebody writes it who says no times; the store says when it was made. */
  public static Event withoutTimes(Event event) {
    return event.toBuilder()
        .metadata(event.metadata().toBuilder().creationTimestamp(SEEN).build())
        .firstTimestamp(null)
        .lastTimestamp(null)
        .build();
  }

  /** The event as it is after some occurrences, the last at a time. */
  public static Event repeated(Event event, int count, Instant last) {
    return event.toBuilder().count(count).lastTimestamp(last).build();
  }
}
