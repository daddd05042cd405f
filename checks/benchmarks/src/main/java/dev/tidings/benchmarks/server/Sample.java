package dev.tidings.benchmarks.server;

import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.EventSource;
import dev.tidings.event.ManagedFieldsEntry;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Events as a cluster has them: ten about each object, of which one in ten is no pod; one in five
 * is a warning; ten namespaces, ten reasons.
 */
final class Sample {
  static final int PER_OBJECT = 10;
  private static final int NAMESPACES = 10;
  private static final Instant START = Instant.parse("2026-11-22T08:15:30Z");
  private static final String OWNED =
      "{\"f:count\":{},\"f:firstTimestamp\":{},\"f:involvedObject\":{},\"f:lastTimestamp\":{},"
          + "\"f:message\":{},\"f:reason\":{},\"f:reportingComponent\":{},\"f:source\":"
          + "{\"f:component\":{},\"f:host\":{}},\"f:type\":{}}";
  private static final List<String> REASONS =
      List.of(
          "Scheduled",
          "Pulling",
          "Pulled",
          "Created",
          "Started",
          "Killing",
          "Unhealthy",
          "BackOff",
          "FailedMount",
          "FailedScheduling");

  private Sample() {}

  static EventKey key(int number) {
    return new EventKey(
        "load-" + number / PER_OBJECT % NAMESPACES,
        object(number) + "." + hex(number % PER_OBJECT));
  }

  static String uid(int number) {
    return String.format(Locale.ROOT, "7d3f5a3c-0000-4000-8000-%012x", number / PER_OBJECT);
  }

  static String object(int number) {
    return "web-" + hex(number / PER_OBJECT);
  }

  private static String hex(int number) {
    return String.format(Locale.ROOT, "%010x", number);
  }

  static byte[] stored(int number) {
    return StoredForm.encode(event(number));
  }

  private static Event event(int number) {
    EventKey key = key(number);
    Instant at = START.plusMillis(number);
    String reason = REASONS.get(number % REASONS.size());
    return Event.builder()
        .metadata(metadata(key, number))
        .involvedObject(
            new ObjectReference(
                number / PER_OBJECT % 10 == 0 ? "ReplicaSet" : "Pod",
                key.namespace(),
                object(number),
                uid(number),
                "v1",
                Integer.toString(1000 + number),
                "spec.containers{web}"))
        .reason(reason)
        .message("Back-off restarting failed container web in pod " + object(number))
        .source(new EventSource("kubelet", "node-" + number % 40))
        .firstTimestamp(Instant.ofEpochSecond(at.getEpochSecond()))
        .lastTimestamp(Instant.ofEpochSecond(at.getEpochSecond()))
        .count(1 + number % 7)
        .type(number % 5 == 0 ? "Warning" : "Normal")
        .reportingController("kubelet")
        .reportingInstance("node-" + number % 40)
        .build();
  }

  private static ObjectMeta metadata(EventKey key, int number) {
    return ObjectMeta.builder()
        .name(key.name())
        .namespace(key.namespace())
        .uid("0c9d1f62-0000-4000-8000-" + hex(number) + "ab")
        .creationTimestamp(START)
        .managedFields(
            List.of(
                new ManagedFieldsEntry("kubelet", "Update", "v1", START, "FieldsV1", OWNED, "")))
        .build();
  }
}
