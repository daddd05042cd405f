package dev.tidings.store.rocksdb;

import dev.tidings.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Deletes what is due, each event in a revision of its own.
 *
 * <p>Invariant: no row of the expiry family is due before {@code floor}; so a search that begins
 * there misses nothing and does not cross the remains of what expired before.
 */
final class DueEvents {
  private final Database database;
  private final AtomicLong floor = new AtomicLong();

  DueEvents(Database database) {
    this.database = database;
  }

  /**
   * Decides the deletion of at most {@code limit} events, of fewer when the draft is full; whether
   * that may not be all.
   */
  boolean expire(Draft draft, Instant now, int limit) {
    int found = 0;
    try (Cursor rows = database.cursor(Family.EXPIRY)) {
      rows.seek(Rows.expiry(floor.get()));
      for (; rows.valid() && found < limit && !draft.isFull(); rows.next()) {
        byte[] row = rows.key();
        if (Rows.expiryDue(row) > now.toEpochMilli()) {
          break;
        }
        found++;
        draft
            .present(Rows.expiryKey(row))
            .filter(event -> isDue(event, now))
            .ifPresent(event -> draft.remove(List.of(event)));
      }
      floor.set(rows.valid() ? Rows.expiryDue(rows.key()) : Long.MAX_VALUE);
    }
    return found == limit || draft.isFull();
  }

  private static boolean isDue(StoredEvent event, Instant now) {
    return event.due() != null && !event.due().isAfter(now);
  }

  /** An event with this due time has been written. */
  void written(long due) {
    floor.accumulateAndGet(Math.max(0, due), Math::min);
  }

  /** What was decided was not committed. */
  void searchAgainFromTheStart() {
    floor.set(0);
  }

  /** How long the first event has been waiting for its deletion. */
  Duration lag(Instant now) {
    long first = floor.get();
    return Duration.ofMillis(first == 0 ? 0 : Math.max(0, now.toEpochMilli() - first));
  }
}
