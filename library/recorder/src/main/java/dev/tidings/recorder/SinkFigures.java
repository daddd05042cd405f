package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

/**
 * How one sink of a broadcaster stands.
 *
 * @param accounts what has become of all events at this sink, since they were recorded
 * @param queued how many events wait for it to look at them; those that it looked at and has not
 *     written yet are not among them, but pending
 */
public record SinkFigures(Accounts accounts, int queued) {
  public SinkFigures {
    requireNonNull(accounts, "accounts");
  }
}
