package dev.tidings.api;

import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Tells when a request takes too long. Of one event loop. */
final class RequestTimer {
  private static final long NONE = -1;

  private final Vertx vertx;
  private long timer = NONE;

  RequestTimer(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Starts; the client may ask for less than is allowed. */
  void start(HttpCall call, Duration most, Runnable late) throws RefusedException {
    Duration allowed = most;
    String asked = call.query().first("timeout").orElse("");
    if (!asked.isEmpty()) {
      Duration wanted = Heads.timeout(asked);
      boolean lower = wanted.isPositive() && wanted.compareTo(most) < 0;
      allowed = lower ? wanted : most;
    }
    start(allowed, late);
  }

  void start(Duration allowed, Runnable late) {
    timer =
        vertx.setTimer(
            Math.max(1, allowed.toMillis()),
            fired -> {
              timer = NONE;
              late.run();
            });
  }

  boolean isRunning() {
    return timer != NONE;
  }

  void cancel() {
    if (isRunning()) {
      vertx.cancelTimer(timer);
      timer = NONE;
    }
  }
}
