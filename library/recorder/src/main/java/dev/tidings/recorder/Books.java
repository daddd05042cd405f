package dev.tidings.recorder;

import java.util.function.BiConsumer;

/** Keeps the accounts of one subscriber: each offer is opened once and closed once. */
final class Books {
  private final Ledger ledger = new Ledger();
  private final Outstanding outstanding;
  private final BiConsumer<Offer, Outcome> told;

  /**
   * @param told is told every outcome
   */
  Books(Outstanding outstanding, BiConsumer<Offer, Outcome> told) {
    this.outstanding = outstanding;
    this.told = told;
  }

  void open() {
    ledger.offered();
    outstanding.begun();
  }

  void close(Offer offer, Outcome outcome) {
    ledger.settled(outcome);
    try {
      told.accept(offer, outcome);
    } finally {
      outstanding.finished();
    }
  }

  Accounts read() {
    return ledger.read();
  }
}
