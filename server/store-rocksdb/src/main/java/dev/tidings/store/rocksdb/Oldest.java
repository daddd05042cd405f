package dev.tidings.store.rocksdb;

import dev.tidings.store.Evicted;
import dev.tidings.store.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes away what was written longest ago. Where the past of events is kept, each of their states
 * has a row in the log, so the log is gone through from its beginning: an event that has not
 * changed since is deleted, of another one the earlier state is forgotten. Of the committing
 * thread, but for {@link #written}.
 *
 * <p>Invariant: of the rows before {@code next} there is nothing left that could be taken away.
 */
final class Oldest {
  /** Rows of events that have been deleted already are passed by, but not very many at once. */
  private static final int PASSED_AT_ONCE = 10_000;

  private final Database database;
  private final AtomicLong next = new AtomicLong();

  Oldest(Database database) {
    this.database = database;
  }

  /** When the oldest was written that there is; empty when nothing is. */
  Optional<Instant> written(ReadView view) {
    try (Cursor log = view.cursor(Family.LOG)) {
      log.seek(Rows.log(next.get(), 0));
      return log.valid()
          ? Optional.of(Instant.ofEpochMilli(LogRow.decode(log.value()).millis()))
          : Optional.empty();
    }
  }

  /** Decides that the oldest goes, about {@code limit} of it, less when the draft is full. */
  Evicted evict(Draft draft, int limit) {
    var evicted = Evicted.NOTHING;
    long trimmed = draft.state().trimmed();
    try (Cursor log = database.cursor(Family.LOG)) {
      log.seek(Rows.log(next.get(), 0));
      for (int i = 0; i < PASSED_AT_ONCE && evicted.count() < limit && log.valid(); i++) {
        var oldest = new Candidate(draft, Rows.logRevision(log.key()), LogRow.decode(log.value()));
        if (draft.isFull() || oldest.staysUntil(trimmed)) {
          break;
        }
        evicted = evicted.plus(oldest.evict());
        next.set(oldest.revision() + 1);
        log.next();
      }
    }
    return evicted;
  }

  /** A row of the log, and what it stands for. */
  private record Candidate(Draft draft, long revision, LogRow row, Optional<StoredEvent> present) {
    Candidate(Draft draft, long revision, LogRow row) {
      this(
          draft,
          revision,
          row,
          draft.present(row.key()).filter(event -> event.createRevision() <= revision));
    }

    private boolean isNewest() {
      return present.isPresent() && present.get().revision() == revision;
    }

    /** Whether it belongs to the recent past, without which others could not go on. */
    boolean staysUntil(long trimmed) {
      return present.isPresent() && !isNewest() && revision > trimmed;
    }

    Evicted evict() {
      if (present.isEmpty()) {
        return Evicted.NOTHING;
      }
      if (isNewest()) {
        draft.remove(List.of(present.get()));
        return new Evicted(1, 0, Rows.size(present.get()) + row.bytes());
      }
      draft.forget(row.key(), revision, row.bytes());
      return new Evicted(0, 1, 0);
    }
  }

  /** What was decided was not committed. */
  void searchAgainFromTheStart() {
    next.set(0);
  }
}
