package dev.tidings.recorder;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of all events so far: {@code offered = created + updated + dropped + pending}, at any
 * time.
 *
 * @param offered how many events there have been, each counted once for each sink, and those that
 *     an earlier process has left in spools
 * @param created written as new events (for a watcher: seen)
 * @param updated counted in events that others began
 * @param dropped not written, by cause; causes that did not occur are absent
 * @param pending under way; after closing, those that wait in spools for the next process
 */
public record Accounts(
    long offered, long created, long updated, Map<DropCause, Long> dropped, long pending) {
  public Accounts {
    Map<DropCause, Long> copy = new EnumMap<>(DropCause.class);
    copy.putAll(dropped);
    dropped = Collections.unmodifiableMap(copy);
  }

  /** These and others, of different events. */
  Accounts plus(Accounts other) {
    return new Accounts(
        offered + other.offered,
        created + other.created,
        updated + other.updated,
        sum(dropped, other.dropped),
        pending + other.pending);
  }

  /**
   * Those of a later stage, seen from the beginning of this one.
   *
   * @param joined how many events that stage had from elsewhere
   */
  Accounts then(Accounts later, long joined) {
    Map<DropCause, Long> lost = sum(dropped, later.dropped);
    long settled = lost.values().stream().mapToLong(Long::longValue).sum() + later.delivered();
    long all = offered + joined;
    return new Accounts(all, later.created, later.updated, lost, all - settled);
  }

  private static Map<DropCause, Long> sum(Map<DropCause, Long> one, Map<DropCause, Long> other) {
    Map<DropCause, Long> sum = new EnumMap<>(DropCause.class);
    sum.putAll(one);
    other.forEach((cause, count) -> sum.merge(cause, count, Long::sum));
    return sum;
  }

  /** How many were written. */
  public long delivered() {
    return created + updated;
  }

  /** How many were not written for this cause. */
  public long dropped(DropCause cause) {
    return dropped.getOrDefault(cause, 0L);
  }

  /** How many were not written, whatever the cause. */
  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
