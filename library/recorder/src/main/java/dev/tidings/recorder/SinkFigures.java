package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

/**
 * How one sink of a broadcaster stands.
 *
 * @param accounts what has become of all events at this sink, since they were recorded
 * @param queued how many events wait for it to look at them; those that it looked at and has not
 *     written yet are not among them, but pending
 * @param spool what its spool holds, which is pending too; nothing if it has none
 */
public record SinkFigures(Accounts accounts, int queued, SpoolUse spool) {
  public SinkFigures {
    requireNonNull(accounts, "accounts");
    requireNonNull(spool, "spool");
  }
}
