package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.StoredEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.Snapshot;

/**
 * The store as it stood at one moment, history included. Of one thread; must be closed.
 *
 * <p>Invariant: everything read through a view belongs to the newest revision of {@link #state()}
 * or to one before.
 */
final class ReadView implements AutoCloseable {
  /** A read ends soon after so many bytes of values, whatever number was asked for. */
  static final long ROOM_PER_READ = 1 << 20;

  private final Database database;
  private final Snapshot snapshot;
  private final ReadOptions options;
  private final StoreState state;

  ReadView(Database database) {
    this.database = database;
    this.snapshot = database.snapshot();
    this.options = new ReadOptions().setSnapshot(snapshot);
    try {
      this.state = StoreState.decode(database.find(Family.META, options, StoreState.KEY));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  StoreState state() {
    return state;
  }

  Cursor cursor(Family family) {
    return database.cursor(family, options);
  }

  Optional<StoredEvent> present(EventKey key) {
    byte[] row = database.find(Family.EVENTS, options, Rows.path(key));
    return Optional.ofNullable(row).map(found -> Rows.event(key, found));
  }

  /** The state before a change, from its row in the history; the row must be kept. */
  @Nullable StoredEvent before(EventKey key, long revision) {
    byte[] row = database.find(Family.HISTORY, options, Rows.history(Rows.path(key), revision));
    return row == null || row.length == 0 ? null : Rows.event(key, row);
  }

  /** The event as it stood at a kept revision. */
  Optional<StoredEvent> at(EventKey key, long revision, Cursor history) {
    Optional<StoredEvent> present = present(key);
    if (revision >= state.revision()
        || (present.isPresent() && present.get().revision() <= revision)) {
      return present;
    }
    byte[] path = Rows.path(key);
    history.seek(Rows.history(path, revision + 1));
    return history.valid() && Rows.isHistoryOf(path, history.key())
        ? Rows.earlier(key, history.value())
        : present;
  }

  @Override
  public void close() {
    options.close();
    database.release(snapshot);
  }
}
