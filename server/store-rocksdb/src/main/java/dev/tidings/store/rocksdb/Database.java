package dev.tidings.store.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.tidings.store.StoreException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteOptions;

/**
 * RocksDB, opened: rows by family, and nothing of what they mean. Any number of threads may use it
 * until it is closed, and none afterwards.
 */
final class Database implements AutoCloseable {
  private final RocksDB rocks;
  private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
  private final Owned owned;
  private final WriteOptions synced;
  private final WriteOptions unsynced;

  private Database(RocksDB rocks, Map<Family, ColumnFamilyHandle> handles, Owned owned) {
    this.rocks = rocks;
    this.handles.putAll(handles);
    this.owned = owned;
    this.synced = owned.add(new WriteOptions().setSync(true));
    this.unsynced = owned.add(new WriteOptions());
  }

  static Database open(Path directory, MemoryBudget memory) {
    return open(directory, memory, Formats.KNOWN);
  }

  static Database open(Path directory, MemoryBudget memory, Formats formats) {
    var owned = new Owned();
    try {
      owned.add(DirectoryLock.take(directory));
      var opening = new Opening(directory, memory, owned);
      RocksDB rocks = opening.open();
      var database = new Database(rocks, opening.handles(), owned);
      formats.settle(database, directory);
      return database;
    } catch (RocksDBException e) {
      owned.close();
      throw new StoreException(
          "the store in " + directory + " cannot be opened: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      owned.close();
      throw e;
    }
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

  Cursor cursor(Family family, ReadOptions options) {
    return new Cursor(rocks.newIterator(handle(family), options));
  }

  Cursor cursor(Family family) {
    return new Cursor(rocks.newIterator(handle(family)));
  }

  Snapshot snapshot() {
    return rocks.getSnapshot();
  }

  void release(Snapshot snapshot) {
    rocks.releaseSnapshot(snapshot);
  }

  /** Writes and returns when the disk has it. */
  void commit(Batch batch) {
    write(batch, synced);
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
      throw new StoreException("the store cannot write to its disk: " + e.getMessage(), e);
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

  @Override
  public void close() {
    owned.close();
  }
}
