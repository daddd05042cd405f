package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadOfLineTest {
  private static final int EVENTS = 3000;

  private final SimulatedScheduler time = new SimulatedScheduler(Stage.START);
  private final List<Instant> tries = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();

  /** Stores all but one; the others' messages say when they were recorded. */
  private final class SinkWithOneBadEvent implements EventSink {
    @Override
    public SinkResult create(Event event) {
      if (event.reason().equals("Bad")) {
        tries.add(time.now());
        return new SinkResult.Unreachable("on purpose");
      }
      waits.add(Duration.between(Instant.parse(event.message()), time.now()));
      return new SinkResult.Stored(event);
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void threeThousandEventsDoNotWaitForOneThatFailsTwelveTimes() {
    EventBroadcaster broadcaster = Stage.builder(time).sink(new SinkWithOneBadEvent()).build();
    broadcaster.recorder().about(Stage.NODE).warning("Bad", "");
    for (int i = 0; i < EVENTS; i++) {
      time.advance(Duration.ofMillis(10));
      broadcaster.recorder().about(Stage.pod("web-" + i)).normal("Good", time.now().toString());
    }
    time.advance(Duration.ofMinutes(10));

    assertThat(tries).hasSize(12);
    assertThat(waits).hasSize(EVENTS).containsOnly(Duration.ZERO);
    assertThat(broadcaster.accounts().delivered()).isEqualTo(EVENTS);
    assertThat(broadcaster.accounts().dropped(DropCause.RETRIES_EXHAUSTED)).isEqualTo(1);
  }
}
