package dev.tidings.api.write;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What is kept.
 *
 * @param eventTtl how long an event is, after the last write that changed it
 * @param mostBytes how large one may be in its stored form, however it has grown
 */
public record Keeping(Duration eventTtl, int mostBytes) {
  public Keeping {
    requireNonNull(eventTtl, "eventTtl");
  }
}
