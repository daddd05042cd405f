package dev.tidings.recorder;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the accounts of one subscriber: each offer is opened once, and closed once or kept for
 * another process, which makes it pending for ever here.
 */
final class Books {
  private final LongAdder joined = new LongAdder();
  private final Ledger ledger = new Ledger();
  private final Outstanding outstanding;
  private final BiConsumer<@Nullable Consumer<Outcome>, Outcome> told;

  /**
   * @param told is told every outcome, with the listener of the event if it has one
   */
  Books(Outstanding outstanding, BiConsumer<@Nullable Consumer<Outcome>, Outcome> told) {
    this.outstanding = outstanding;
    this.told = told;
  }

  /** Counts an event that another process has recorded. */
  void join() {
    joined.increment();
    open();
  }

  long joined() {
    return joined.sum();
  }

  void open() {
    ledger.offered();
    outstanding.begun();
  }

  void close(Offer offer, Outcome outcome) {
    close(offer.listener(), outcome);
  }

  void close(@Nullable Consumer<Outcome> listener, Outcome outcome) {
    ledger.settled(outcome);
    finish(listener, outcome);
  }

  void keep(@Nullable Consumer<Outcome> listener) {
    outstanding.kept();
    finish(listener, new Outcome.Kept());
  }

  private void finish(@Nullable Consumer<Outcome> listener, Outcome outcome) {
    try {
      told.accept(listener, outcome);
    } finally {
      outstanding.finished();
    }
  }

  Accounts read() {
    return ledger.read();
  }
}
