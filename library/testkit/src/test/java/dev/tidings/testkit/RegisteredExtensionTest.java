package dev.tidings.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.Repeats;
import dev.tidings.recorder.SinkOptions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegisteredExtensionTest {
  @RegisterExtension
  static final TidingsExtension TIDINGS =
      new TidingsExtension(
          () ->
              TestEvents.builder()
                  .group(ApiGroup.EVENTS)
                  .start(Instant.parse("2030-01-01T00:00:00Z"))
                  .reportingController("example.com/puller")
                  .sinkOptions(SinkOptions.DEFAULT.withRepeats(Repeats.CREATE_ONLY))
                  .build());

  @Test
  void whatIsToBeOtherwiseIsSaidWhereItIsRegistered(TestEvents events) {
    var pod = new ObjectReference("Pod", "shop", "web-0", "", "v1", "", "");
    for (int i = 0; i < 3; i++) {
      events.recorder().about(pod).warning("PullFailed", "cannot pull");
    }
    events.time().advance(Duration.ofMinutes(30));

    assertThat(events.stored()).extracting(Event::occurrences).containsExactly(1, 2);
    assertThat(events.stored())
        .extracting(Event::eventTime, Event::reportingController)
        .contains(tuple(Instant.parse("2030-01-01T00:00:00Z"), "example.com/puller"));
  }
}
