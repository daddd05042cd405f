package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /** The rows with a prefix, and no others. */
  Cursor within(Family family, byte[] prefix) {
    return database.within(family, prefix, new ReadOptions().setSnapshot(snapshot));
  }

  /** The same for many rows, which are not to displace in memory what is looked up again. */
  Cursor scan(Family family, byte[] prefix) {
    var options = new ReadOptions().setSnapshot(snapshot).setFillCache(false);
    return database.within(family, prefix, options);
  }

  /** The rows of the history from a key on that have a prefix, in either direction. */
  Cursor historyFrom(byte[] first, byte[] prefix) {
    return database.from(Family.HISTORY, first, prefix, new ReadOptions().setSnapshot(snapshot));
  }

  /**
   * When a state was written by a revision of its own; empty when the log does not say any more.
   */
  Optional<Instant> committed(long revision) {
    return Optional.ofNullable(database.find(Family.LOG, options, Rows.log(revision, 0)))
        .map(row -> Instant.ofEpochMilli(LogRow.decode(row).millis()));
  }

  /** The state before a change, from its row in the history; the row must be kept. */
  @Nullable StoredEvent before(EventKey key, long revision) {
    byte[] row = database.find(Family.HISTORY, options, Rows.history(Rows.path(key), revision));
    return row == null || row.length == 0 ? null : Rows.event(key, row);
  }

  /**
   * Where what is not present any more of the paths with a prefix is found; null at the newest
   * revision.
   */
  @Nullable Cursor historyFor(long revision, byte[] prefix) {
    return revision < state.revision() ? within(Family.HISTORY, prefix) : null;
  }

  /**
   * The event as it stood at a kept revision.
   *
   * @param history from {@link #historyFor}
   */
  Optional<StoredEvent> at(EventKey key, long revision, @Nullable Cursor history) {
    byte[] path = Rows.path(key);
    byte[] row = database.find(Family.EVENTS, options, path);
    return at(key, path, row, revision, history);
  }

  /** Those of several events that there were at a kept revision. */
  List<StoredEvent> at(List<byte[]> paths, long revision, @Nullable Cursor history) {
    List<byte @Nullable []> rows = database.find(Family.EVENTS, options, paths);
    var events = new ArrayList<StoredEvent>(paths.size());
    for (int i = 0; i < paths.size(); i++) {
      byte[] path = paths.get(i);
      at(Rows.key(path), path, rows.get(i), revision, history).ifPresent(events::add);
    }
    return events;
  }

  private Optional<StoredEvent> at(
      EventKey key, byte[] path, byte @Nullable [] row, long revision, @Nullable Cursor history) {
    Optional<StoredEvent> present = Optional.ofNullable(row).map(found -> Rows.event(key, found));
    if (history == null
        || revision >= state.revision()
        || (present.isPresent() && present.get().revision() <= revision)) {
      return present;
    }
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
