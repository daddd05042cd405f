package dev.tidings.api.stream;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a stream has to say that it is still there, to ask about rights again, and to end; by a
 * clock that nobody sets. Safe for use by any number of threads.
 */
final class Pauses {
  /** Before proxies and browsers take a stream for dead. */
  static final Duration QUIET = Duration.ofSeconds(15);

  /** How long rights may be gone before a stream ends for that. */
  static final Duration TRUST = Duration.ofSeconds(15);

  private final LongSupplier nanos;
  private final long end;
  private volatile long nextWord;
  private volatile long nextQuestion;

  /** Those of a stream that begins now. It says at once that it is there. */
  Pauses(LongSupplier nanos, Duration longest) {
    long now = nanos.getAsLong();
    this.nanos = nanos;
    this.end = now + longest.toNanos();
    this.nextWord = now;
    this.nextQuestion = now + TRUST.toNanos();
  }

  private boolean isPast(long time) {
    return nanos.getAsLong() - time >= 0;
  }

  /** Whether its time is up. */
  boolean isOver() {
    return isPast(end);
  }

  /** Whether nothing has been told for a while. */
  boolean isQuiet() {
    return isPast(nextWord);
  }

  /** Something is told. */
  void told() {
    nextWord = nanos.getAsLong() + QUIET.toNanos();
  }

  /** Whether rights are to be asked about; the next time is a while later. */
  boolean asksAgain() {
    boolean asks = isPast(nextQuestion);
    if (asks) {
      nextQuestion = nanos.getAsLong() + TRUST.toNanos();
    }
    return asks;
  }
}
