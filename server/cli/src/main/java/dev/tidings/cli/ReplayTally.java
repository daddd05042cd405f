package dev.tidings.cli;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of each notification of a recording: every one ends in exactly one count. */
final class ReplayTally {
  /** What became of a notification that was not refused. */
  enum Outcome {
    CREATED,
    PATCHED,
    DELETED,
    /** It changed nothing that a client writes. */
    UNCHANGED,
    /** A deletion because the event's time was up, which is for the server to repeat. */
    EXPIRED,
    /** A bookmark or an error of the recorded watch. */
    NO_EVENT
  }

  private final Map<Outcome, LongAdder> outcomes = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> refusals = new ConcurrentSkipListMap<>();
  private final LongAdder done = new LongAdder();

  void count(Outcome outcome) {
    outcomes.computeIfAbsent(outcome, o -> new LongAdder()).increment();
    done.increment();
  }

  /** Counts a refusal under its cause, such as {@code 409 AlreadyExists}. */
  void refused(String cause) {
    refusals.computeIfAbsent(cause, c -> new LongAdder()).increment();
    done.increment();
  }

  long done() {
    return done.sum();
  }

  long of(Outcome outcome) {
    LongAdder count = outcomes.get(outcome);
    return count == null ? 0 : count.sum();
  }

  long refused() {
    return refusals.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** The one line at the end. */
  String summary(Duration took) {
    return counts() + String.format(Locale.ROOT, " in %.1f s", took.toMillis() / 1000.0);
  }

  String counts() {
    var line = new StringBuilder();
    line.append(of(Outcome.CREATED)).append(" created, ");
    line.append(of(Outcome.PATCHED)).append(" patched, ");
    line.append(of(Outcome.DELETED)).append(" deleted, ");
    line.append(refused()).append(" refused");
    if (!refusals.isEmpty()) {
      line.append(
          refusals.entrySet().stream()
              .map(refusal -> refusal.getKey() + ": " + refusal.getValue().sum())
              .collect(joining(", ", " (", ")")));
    }
    appendIfAny(line, Outcome.UNCHANGED, " without a change");
    appendIfAny(line, Outcome.EXPIRED, " expiries left to the server");
    appendIfAny(line, Outcome.NO_EVENT, " that are no events");
    return line.toString();
  }

  private void appendIfAny(StringBuilder line, Outcome outcome, String what) {
    if (of(outcome) > 0) {
      line.append(", ").append(of(outcome)).append(what);
    }
  }
}
