package dev.tidings.store.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.tidings.store.NotWritableException;
import dev.tidings.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;
import org.rocksdb.Status;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RocksDB, opened: rows by family, and nothing of what they mean. Any number of threads may use it
 * until it is closed, and none afterwards.
 */
final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);

  private final RocksDB rocks;
  private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
  private final Mark mark;
  private final Owned owned;
  private final WriteOptions synced;
  private final WriteOptions unsynced;

  private Database(RocksDB rocks, Map<Family, ColumnFamilyHandle> handles, Mark mark, Owned owned) {
    this.rocks = rocks;
    this.mark = mark;
    this.handles.putAll(handles);
    this.owned = owned;
    this.synced = owned.add(new WriteOptions().setSync(true));
    this.unsynced = owned.add(new WriteOptions());
  }

  /** Opens a store of any known format, and leaves it in that format. */
  static Database open(Path directory, MemoryBudget budget) {
    return open(directory, budget, Formats.AS_THEY_ARE, null);
  }

  /**
   * Opens a store.
   *
   * @param shared its memory; null for one of its own
   */
  static Database open(
      Path directory, MemoryBudget budget, Formats formats, @Nullable RocksMemory shared) {
    var owned = new Owned();
    try {
      owned.add(DirectoryLock.take(directory));
      RocksMemory memory = shared == null ? owned.add(RocksMemory.of(budget)) : shared;
      return openWhole(directory, new Opening(directory, budget, memory, owned), formats, owned);
    } catch (RocksDBException e) {
      owned.close();
      throw refused(directory, e);
    } catch (RuntimeException e) {
      owned.close();
      throw e;
    }
  }

  private static Database openWhole(Path directory, Opening opening, Formats formats, Owned owned)
      throws RocksDBException {
    var check = new DirectoryCheck(directory);
    check.beforeOpening();
    RocksDB rocks = opening.open();
    new TableCheck(directory).check(rocks);
    var database = new Database(rocks, opening.handles(), owned.add(Mark.open(directory)), owned);
    int format = formats.found(database, directory);
    check.afterOpening(StoreState.decode(database.find(Family.META, StoreState.KEY)));
    formats.settle(database, directory, format);
    owned.add((AutoCloseable) database::flush);
    return database;
  }

  private static StoreException refused(Path directory, RocksDBException e) {
    Optional<Path> damaged =
        isOfDamage(e)
            ? LogCheck.firstDamaged(directory).or(() -> TableCheck.firstUnreadable(directory))
            : Optional.empty();
    return new StoreException(
        "the store in %s cannot be opened: %s%s; where a file is damaged or missing, restore a snapshot into an empty directory"
            .formatted(
                directory,
                damaged.map(file -> file.getFileName() + " is damaged: ").orElse(""),
                String.valueOf(e.getMessage()).strip().replace("\n", " ")),
        e);
  }

  /** Whether bytes are not what they were; with too many open files, say, they may well be. */
  static boolean isOfDamage(RocksDBException e) {
    Status status = e.getStatus();
    return status != null && status.getCode() == Status.Code.Corruption;
  }

  /** How far this has come, for the next opening to know. */
  Mark mark() {
    return mark;
  }

  ColumnFamilyHandle handle(Family family) {
    return requireNonNull(handles.get(family));
  }

  byte @Nullable [] find(Family family, byte[] key) {
    try {
      return rocks.get(handle(family), key);
    } catch (RocksDBException e) {
      throw unreadable(e);
    }
  }

  byte @Nullable [] find(Family family, ReadOptions options, byte[] key) {
    try {
      return rocks.get(handle(family), options, key);
    } catch (RocksDBException e) {
      throw unreadable(e);
    }
  }

  /** Several rows at once; null for those that there are not. */
  @SuppressWarnings("NullAway") // RocksDB's list has nulls
  List<byte @Nullable []> find(Family family, ReadOptions options, List<byte[]> keys) {
    try {
      List<ColumnFamilyHandle> families = Collections.nCopies(keys.size(), handle(family));
      return rocks.multiGetAsList(options, families, keys);
    } catch (RocksDBException e) {
      throw unreadable(e);
    }
  }

  Cursor cursor(Family family, ReadOptions options) {
    return new Cursor(rocks.newIterator(handle(family), options));
  }

  Cursor cursor(Family family) {
    return new Cursor(rocks.newIterator(handle(family)));
  }

  /**
   * The rows with a prefix, and no others: where they end, the remains of deleted rows behind them
   * are not crossed in search of the next one, and there may be very many.
   *
   * @param options closed with the cursor
   */
  Cursor within(Family family, byte[] prefix, ReadOptions options) {
    var owned = new Owned();
    owned.add(options);
    return within(family, prefix, options, owned);
  }

  /**
   * The same, but for those before a first one: whoever goes backwards does not cross the remains
   * before them.
   */
  Cursor from(Family family, byte[] first, byte[] prefix, ReadOptions options) {
    var owned = new Owned();
    owned.add(options);
    options.setIterateLowerBound(owned.add(new Slice(first)));
    return within(family, prefix, options, owned);
  }

  private Cursor within(Family family, byte[] prefix, ReadOptions options, Owned owned) {
    byte[] behind = Bytes.behind(prefix);
    if (behind != null) {
      options.setIterateUpperBound(owned.add(new Slice(behind)));
    }
    return new Cursor(rocks.newIterator(handle(family), options), owned);
  }

  /** The bytes of all rows of a family, each of which is read. */
  long bytes(Family family) {
    long bytes = 0;
    try (Cursor rows = cursor(family, new ReadOptions().setFillCache(false)).seekToFirst()) {
      for (; rows.valid(); rows.next()) {
        bytes += rows.key().length + rows.value().length;
      }
    }
    return bytes;
  }

  Snapshot snapshot() {
    return rocks.getSnapshot();
  }

  void release(Snapshot snapshot) {
    rocks.releaseSnapshot(snapshot);
  }

  /** Writes and returns when the disk has it; gives how long the sync took. */
  Duration commit(Batch batch) {
    return LogTime.of(rocks, () -> write(batch, synced));
  }

  /** Writes what may be lost when the machine stops, and is done again then. */
  void writeLater(Batch batch) {
    write(batch, unsynced);
  }

  /**
   * After a failure RocksDB refuses all writes until it has found, by itself, that there is room.
   */
  private void write(Batch batch, WriteOptions options) {
    try {
      rocks.write(options, batch.rows());
    } catch (RocksDBException e) {
      throw new NotWritableException("the store cannot write to its disk: " + e.getMessage(), e);
    }
  }

  /**
   * Writes the store as it is now to a directory that does not exist yet and lies on the same disk:
   * files that never change are linked, so it takes little time and room.
   */
  void checkpoint(Path target) {
    try (Checkpoint checkpoint = Checkpoint.create(rocks)) {
      checkpoint.createCheckpoint(target.toString());
    } catch (RocksDBException e) {
      throw new StoreException("no copy can be made in " + target + ": " + e.getMessage(), e);
    }
  }

  private static StoreException unreadable(RocksDBException e) {
    return new StoreException("the store cannot be read: " + e.getMessage(), e);
  }

  /**
   * What is in memory only is written to tables, so that the next opening need not replay it. There
   * are no writes any more that this could stall, so it does not wait for compactions.
   */
  private void flush() {
    try (var options = new FlushOptions().setWaitForFlush(true).setAllowWriteStall(true)) {
      rocks.flush(options, List.copyOf(handles.values()));
    } catch (RocksDBException e) {
      log.warn(
          "the store could not write its tables, so the next start replays its log: {}",
          e.getMessage());
    }
  }

  @Override
  public void close() {
    owned.close();
  }
}
