package dev.tidings.integration;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.sink.http.GroupChoice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** What sinks are made to write. */
final class SinkSamples {
  static final ObjectReference POD =
      new ObjectReference("Pod", "shop", "web-0", "u-1", "v1", "", "");
  static final ObjectReference NODE =
      new ObjectReference("Node", "", "node-1", "u-2", "v1", "", "");
  static final String ODD = "it's \"odd\" \\ <b>ä€😀</b> {}";

  private SinkSamples() {}

  /** An event that has something in every part that a recorder fills. */
  static Event event(GroupChoice group, String name, String message) {
    Instant now = Instant.parse("2026-03-01T10:00:00.123456Z");
    Instant seconds = now.truncatedTo(ChronoUnit.SECONDS);
    var event =
        Event.builder()
            .metadata(
                ObjectMeta.builder()
                    .namespace("shop")
                    .name(name)
                    .labels(Map.of("app", "shop"))
                    .annotations(Map.of("trace", ODD))
                    .build())
            .involvedObject(POD)
            .related(NODE)
            .reason("Pulled")
            .message(message)
            .type("Warning")
            .action("Pull")
            .reportingController("example.com/shop")
            .reportingInstance("host-1");
    return group == GroupChoice.EVENTS
        ? event.eventTime(now).build()
        : event.firstTimestamp(seconds).lastTimestamp(seconds).count(1).build();
  }
}
