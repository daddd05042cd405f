package dev.tidings.recorder;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what goes into one stage and what comes out of it.
 *
 * <p>Invariant: an event is counted as offered before it is counted as anything else, and as
 * exactly one other thing. What has been offered and is nothing else yet is pending; since the
 * outcomes are read first, pending is never less than it was when the reading began.
 */
final class Ledger {
  private final LongAdder offered = new LongAdder();
  private final LongAdder created = new LongAdder();
  private final LongAdder updated = new LongAdder();
  private final Map<DropCause, LongAdder> dropped = new EnumMap<>(DropCause.class);

  Ledger() {
    for (DropCause cause : DropCause.values()) {
      dropped.put(cause, new LongAdder());
    }
  }

  void offered() {
    offered.increment();
  }

  void settled(Outcome outcome) {
    if (outcome instanceof Outcome.Created) {
      created.increment();
    } else if (outcome instanceof Outcome.Updated) {
      updated.increment();
    } else if (outcome instanceof Outcome.Suppressed suppressed) {
      dropped(suppressed.cause());
    } else if (outcome instanceof Outcome.Dropped lost) {
      dropped(lost.cause());
    } else if (outcome instanceof Outcome.Failed failed) {
      dropped(failed.cause());
    }
  }

  void created() {
    created.increment();
  }

  @SuppressWarnings("NullAway") // the constructor puts one in for every cause
  void dropped(DropCause cause) {
    dropped.get(cause).increment();
  }

  Accounts read() {
    long createdSoFar = created.sum();
    long updatedSoFar = updated.sum();
    Map<DropCause, Long> droppedSoFar = new EnumMap<>(DropCause.class);
    long settled = createdSoFar + updatedSoFar;
    for (Map.Entry<DropCause, LongAdder> entry : dropped.entrySet()) {
      long count = entry.getValue().sum();
      if (count > 0) {
        droppedSoFar.put(entry.getKey(), count);
        settled += count;
      }
    }
    long offeredSoFar = offered.sum();
    return new Accounts(
        offeredSoFar, createdSoFar, updatedSoFar, droppedSoFar, offeredSoFar - settled);
  }
}
