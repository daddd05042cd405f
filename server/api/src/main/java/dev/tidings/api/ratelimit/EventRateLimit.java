package dev.tidings.api.ratelimit;

import dev.tidings.api.authentication.User;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses events that are too many, by the rules of the reference's plug-in: every limit is asked,
 * and charged, even when one has refused already. Safe for use by several threads.
 */
public final class EventRateLimit {
  private final List<Counted> limits;
  private final int retryAfterSeconds;
  private final InstantSource clock;

  /** A limit, and how often it has refused. */
  private record Counted(Buckets buckets, Counter refused) {}

  public EventRateLimit(
      EventRateLimitOptions options, InstantSource clock, MeterRegistry registry) {
    this.limits =
        options.limits().stream()
            .map(limit -> new Counted(new Buckets(limit), counter(registry, limit.type())))
            .toList();
    this.retryAfterSeconds = options.retryAfterSeconds();
    this.clock = clock;
  }

  private static Counter counter(MeterRegistry registry, LimitType type) {
    return Counter.builder("tidings.events.rate.limited")
        .description("Writes of events that were refused because there were too many")
        .tag("type", type.text())
        .register(registry);
  }

  /**
   * Takes a token for an event from each of its buckets.
   *
   * @param event as it is to be written, in its namespace
   * @throws RefusedException when one of them was empty
   */
  public void admit(User user, Event event) throws RefusedException {
    Instant now = clock.instant();
    var reached = new ArrayList<String>();
    for (Counted limit : limits) {
      LimitType type = limit.buckets().type();
      String key = type.key(user, event);
      if (!limit.buckets().take(key, now)) {
        reached.add("limit reached on type " + type.text() + " for key " + key);
        limit.refused().increment();
      }
    }
    if (!reached.isEmpty()) {
      throw Refusals.tooManyEvents(summary(reached), retryAfterSeconds);
    }
  }

  private static String summary(List<String> reached) {
    List<String> distinct = reached.stream().distinct().toList();
    return distinct.size() == 1 ? distinct.get(0) : "[" + String.join(", ", distinct) + "]";
  }
}
