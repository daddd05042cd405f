package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Events blocks as kubectl's own code prints them. */
class DescribeConformanceTest {
  @TestFactory
  Stream<DynamicTest> describesEventsLikeTheReference() {
    return Golden.tests(
        "describe",
        recorded -> {
          List<Event> events = JsonEvents.list(recorded.path("events"));
          Instant now = Instant.parse(recorded.path("now").asString());
          assertThat(EventsBlock.raw(events, now, FieldPaths.BEFORE_MESSAGE))
              .isEqualTo(recorded.at("/expect/raw").asString());
          assertThat(EventsBlock.render(events, now))
              .isEqualTo(recorded.at("/expect/rendered").asString());
        });
  }
}
