package dev.tidings.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The event that says that events may be missing: a gap is never silent. */
final class GapMarker {
  private static final String COMPONENT = "tidings-collector";
  private static final String NAMESPACE = "default";

  private GapMarker() {}

  /** The same for the same gap, however often it is found. */
  static Event of(String cluster, Gap gap) {
    String id = cluster + "/" + gap.cause() + "/" + gap.from().revision();
    UUID uid = UUID.nameUUIDFromBytes(id.getBytes(UTF_8));
    Instant since = gap.from().at().truncatedTo(ChronoUnit.SECONDS);
    Instant until = gap.to().at().truncatedTo(ChronoUnit.SECONDS);
    return Event.builder()
        .metadata(
            ObjectMeta.builder()
                .name("events-missed." + uid)
                .namespace(NAMESPACE)
                .uid(uid.toString())
                .resourceVersion(gap.to().revision())
                .creationTimestamp(until)
                .build())
        .involvedObject(new ObjectReference("Cluster", "", cluster, "", "tidings.dev/v1", "", ""))
        .type("Warning")
        .reason("EventsMissed")
        .message(message(gap, since, until))
        .source(new EventSource(COMPONENT, ""))
        .reportingController(COMPONENT)
        .firstTimestamp(since)
        .lastTimestamp(until)
        .count(1)
        .build();
  }

  private static String message(Gap gap, Instant since, Instant until) {
    return "Events between %s and %s (resourceVersions %s to %s of the cluster) may be missing: %s."
        .formatted(since, until, gap.from().revision(), gap.to().revision(), gap.cause().words());
  }
}
