package dev.tidings.api.delegation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Counts what came of reviews, and says of failures in the log what the first of each minute was:
 * whoever can have reviews asked for, can have them fail. Safe for use by several threads.
 */
final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
  private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

  private final ReviewServer.Kind kind;
  private final Counter answered;
  private final Counter failed;
  private final Counter refused;
  private long said = System.nanoTime() - QUIET_NANOS;

  Outcomes(ReviewServer.Kind kind, MeterRegistry registry) {
    this.kind = kind;
    this.answered = counter(registry, "answered");
    this.failed = counter(registry, "failed");
    this.refused = counter(registry, "refused");
  }

  private Counter counter(MeterRegistry registry, String result) {
    return Counter.builder("tidings.reviews")
        .description("Reviews by another API server: answered, failed, refused for too many wait")
        .tag("kind", kind.name())
        .tag("result", result)
        .register(registry);
  }

  Optional<JsonNode> answered(JsonNode status) {
    answered.increment();
    return Optional.of(status);
  }

  Optional<JsonNode> failed(String why) {
    failed.increment();
    say(why);
    return Optional.empty();
  }

  Optional<JsonNode> refused() {
    refused.increment();
    say("too many wait for theirs");
    return Optional.empty();
  }

  private synchronized void say(String why) {
    long now = System.nanoTime();
    if (now - said >= QUIET_NANOS) {
      said = now;
      LOG.warn("a {} stays unanswered: {}; others are only counted for a minute", kind.name(), why);
    }
  }
}
