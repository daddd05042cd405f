package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Rows that will be written together or not at all. Of one thread; must be closed. */
final class Batch implements AutoCloseable {
  private static final byte[] NOTHING = {};

  private final Database database;
  private final WriteBatch rows = new WriteBatch();

  Batch(Database database) {
    this.database = database;
  }

  WriteBatch rows() {
    return rows;
  }

  void put(Family family, byte[] key, byte[] value) {
    try {
      rows.put(database.handle(family), key, value);
    } catch (RocksDBException e) {
      throw new StoreException("a row cannot be written: " + e.getMessage(), e);
    }
  }

  void put(Family family, byte[] key) {
    put(family, key, NOTHING);
  }

  void delete(Family family, byte[] key) {
    try {
      rows.delete(database.handle(family), key);
    } catch (RocksDBException e) {
      throw new StoreException("a row cannot be deleted: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
