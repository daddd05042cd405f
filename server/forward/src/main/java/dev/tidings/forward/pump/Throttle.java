package dev.tidings.forward.pump;

import dev.tidings.forward.routes.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Makes messages wait that go faster than a rate. Of one thread. */
final class Throttle {
  private static final double NANOS = 1e9;

  private final Rate rate;
  private final InstantSource clock;
  private final Pauses pauses;
  private double tokens;
  private Instant filled;

  Throttle(Rate rate, InstantSource clock, Pauses pauses) {
    this.rate = rate;
    this.clock = clock;
    this.pauses = pauses;
    this.tokens = rate.burst();
    this.filled = clock.instant();
  }

  /**
   * Returns when at least one message may go.
   *
   * @param most how many want to
   * @return how many may
   * @throws InterruptedException when the route ends before
   */
  int take(int most) throws InterruptedException {
    fill();
    while (tokens < 1) {
      pauses.pause(Duration.ofNanos((long) Math.ceil((1 - tokens) * NANOS / rate.perSecond())));
      fill();
    }
    int taken = Math.min(most, (int) tokens);
    tokens -= taken;
    return taken;
  }

  private void fill() {
    Instant now = clock.instant();
    // a clock that goes back gives nothing
    double seconds = Math.max(0, Duration.between(filled, now).toNanos() / NANOS);
    tokens = Math.min(rate.burst(), tokens + seconds * rate.perSecond());
    filled = now;
  }
}
