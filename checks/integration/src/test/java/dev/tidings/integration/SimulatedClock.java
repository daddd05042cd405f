package dev.tidings.integration;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
final class SimulatedClock implements InstantSource {
  private volatile Instant now;

  SimulatedClock(Instant now) {
    this.now = now;
  }

  void moveTo(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
