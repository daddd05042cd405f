package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventRowTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Event COUNTED =
      Event.builder()
          .metadata(ObjectMeta.builder().name("web-0.1").namespace("shop").build())
          .involvedObject(
              new ObjectReference("Pod", "shop", "web-0", "u", "v1", "1", "spec.containers{app}"))
          .source(new EventSource("kubelet", "node-1"))
          .type("Warning")
          .reason("BackOff")
          .message("\u00a0 restarting\n")
          .firstTimestamp(NOW.minusSeconds(600))
          .lastTimestamp(NOW.minusSeconds(5))
          .count(3)
          .build();

  @Test
  void aCountedEventFillsEveryCell() {
    assertThat(EventRow.of(COUNTED, NOW))
        .isEqualTo(
            new EventRow(
                "5s",
                "Warning",
                "BackOff",
                "pod/web-0",
                "spec.containers{app}",
                "kubelet, node-1",
                "restarting",
                "10m",
                3,
                "web-0.1"));
  }

  @Test
  void theSeriesHasTheLastWordOnWhenAndHowOften() {
    Event event = COUNTED.toBuilder().series(new EventSeries(17, NOW.minusSeconds(2))).build();
    assertThat(EventRow.of(event, NOW).lastSeen()).isEqualTo("2s");
    assertThat(EventRow.of(event, NOW).count()).isEqualTo(17);
  }

  @Test
  void aSeriesThatWasNeverObservedIsOfUnknownAge() {
    Event event = COUNTED.toBuilder().series(new EventSeries(0, null)).build();
    assertThat(EventRow.of(event, NOW).lastSeen()).isEqualTo("<unknown>");
    assertThat(EventRow.of(event, NOW).count()).isZero();
  }

  @Test
  void anEventOfTheNewKindWasSeenOnceAtItsEventTime() {
    Event event =
        Event.builder()
            .eventTime(NOW.minusSeconds(70))
            .reportingController("example.com/scaler")
            .reportingInstance("scaler-7f")
            .build();
    EventRow row = EventRow.of(event, NOW);
    assertThat(row.lastSeen()).isEqualTo("70s");
    assertThat(row.firstSeen()).isEqualTo("70s");
    assertThat(row.count()).isEqualTo(1);
    assertThat(row.source()).isEqualTo("example.com/scaler, scaler-7f");
  }

  @Test
  void anEmptyEventIsARowOfUnknowns() {
    assertThat(EventRow.of(Event.builder().build(), NOW))
        .isEqualTo(new EventRow("<unknown>", "", "", "", "", "", "", "<unknown>", 1, ""));
  }

  @Test
  void theZeroTimeIsUnknownAsWell() {
    Event event = Event.builder().firstTimestamp(Event.ZERO_TIME).build();
    assertThat(EventRow.of(event, NOW).firstSeen()).isEqualTo("<unknown>");
  }
}
