package dev.tidings.store.rocksdb;

import dev.tidings.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Deletes what is due, each event in a revision of its own, and knows how much of it there is. Of
 * the committing thread, but for {@link #lag}.
 *
 * <p>Invariant: no row of the expiry family lies before {@code next}; so a search that begins there
 * misses nothing and does not cross the remains of what expired before.
 */
final class DueEvents {
  /** Counting a row costs little beside deleting it, but after a long stop there are many. */
  private static final int COUNTED_AT_ONCE = 5_000;

  private final Database database;
  private final AtomicLong floor = new AtomicLong();
  private byte[] next = Rows.expiry(0);
  private byte[] counted = Rows.expiry(0);
  private long due;
  private long began = Long.MAX_VALUE;

  DueEvents(Database database) {
    this.database = database;
  }

  /**
   * Decides the deletion of at most {@code limit} events, of fewer when the draft is full; what is
   * due besides.
   */
  Backlog expire(Draft draft, Instant now, int limit) {
    long millis = now.toEpochMilli();
    began = Math.min(began, millis);
    try (Cursor rows = database.cursor(Family.EXPIRY)) {
      count(rows, millis);
      due -= delete(rows, draft, now, limit);
      next = rows.valid() ? rows.key() : Rows.expiry(Long.MAX_VALUE);
      floor.set(Rows.expiryDue(next));
    }
    if (floor.get() > millis) {
      due = 0;
      return Backlog.NONE;
    }
    due = Math.max(1, due);
    return new Backlog(due, Duration.ofMillis(millis - Math.max(began, floor.get())));
  }

  /** Counts what has become due since; events that others deleted then are counted nevertheless. */
  private void count(Cursor rows, long now) {
    // What lies before the first row is the remains of those that were renewed or have gone.
    rows.seek(Arrays.compareUnsigned(counted, next) > 0 ? counted : next);
    for (int i = 0; i < COUNTED_AT_ONCE && isDue(rows, now); i++) {
      due++;
      rows.next();
    }
    counted = isDue(rows, now) ? rows.key() : Rows.expiry(now + 1);
  }

  private static boolean isDue(Cursor rows, long now) {
    return rows.valid() && Rows.expiryDue(rows.key()) <= now;
  }

  private int delete(Cursor rows, Draft draft, Instant now, int limit) {
    int found = 0;
    rows.seek(next);
    while (found < limit && !draft.isFull() && isDue(rows, now.toEpochMilli())) {
      found++;
      draft
          .present(Rows.expiryKey(rows.key()))
          .filter(event -> isDue(event, now))
          .ifPresent(event -> draft.remove(List.of(event)));
      rows.next();
    }
    return found;
  }

  private static boolean isDue(StoredEvent event, Instant now) {
    return event.due() != null && !event.due().isAfter(now);
  }

  /** An event with this due time has been written. */
  void written(long newDue) {
    long first = Math.max(0, newDue);
    if (first <= floor.get()) {
      next = Rows.expiry(first);
      floor.set(first);
    }
  }

  /** What was decided was not committed. */
  void searchAgainFromTheStart() {
    next = Rows.expiry(0);
    counted = next;
    due = 0;
    floor.set(0);
  }

  /** How long the first event has been waiting for its deletion. */
  Duration lag(Instant now) {
    long first = floor.get();
    return Duration.ofMillis(first == 0 ? 0 : Math.max(0, now.toEpochMilli() - first));
  }
}
