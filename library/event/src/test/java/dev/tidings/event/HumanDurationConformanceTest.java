package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Durations as Kubernetes' own code words them. */
class HumanDurationConformanceTest {
  @TestFactory
  Stream<DynamicTest> wordsDurationsLikeTheReference() {
    return Golden.tests(
        "humanduration",
        recorded -> {
          Duration duration = Duration.ofNanos(Long.parseLong(recorded.path("nanos").asString()));
          assertThat(HumanDuration.of(duration)).isEqualTo(recorded.at("/expect/human").asString());
          assertThat(HumanDuration.brief(duration))
              .isEqualTo(recorded.at("/expect/short").asString());
        });
  }
}
