package dev.tidings.load.traffic;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What was answered in some span of time, and how long it took. Confined to one thread. */
public final class Tally {
  private static final int MOST_KINDS_OF_ERRORS = 20;

  private final Map<Kind, Samples> answered = new EnumMap<>(Kind.class);
  private final Map<String, Long> errors = new TreeMap<>();
  private final long began = System.nanoTime();
  private long ended;
  private long leftOut;

  public Tally() {
    for (Kind kind : Kind.values()) {
      answered.put(kind, new Samples());
    }
  }

  void answered(Kind kind, long nanos) {
    latencies(kind).add(nanos);
  }

  void failed(String error) {
    String known =
        errors.containsKey(error) || errors.size() < MOST_KINDS_OF_ERRORS ? error : "other";
    errors.merge(known, 1L, Long::sum);
  }

  void leftOut() {
    leftOut++;
  }

  /** Requests that were due and never sent, because those before took too long. */
  public long notSent() {
    return leftOut;
  }

  void end() {
    ended = System.nanoTime();
  }

  public double seconds() {
    return (ended - began) / 1e9;
  }

  public Samples latencies(Kind kind) {
    return requireNonNull(answered.get(kind));
  }

  public long count(Kind kind) {
    return latencies(kind).count();
  }

  boolean isEmpty() {
    return count() == 0 && errors.isEmpty();
  }

  /** All requests answered as wanted. */
  public long count() {
    return answered.values().stream().mapToLong(Samples::count).sum();
  }

  public double perSecond() {
    return count() / seconds();
  }

  /** Errors and how often each was met, by what was said. */
  public Map<String, Long> errors() {
    return errors;
  }
}
