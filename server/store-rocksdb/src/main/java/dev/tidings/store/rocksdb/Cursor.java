package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Walks the rows of one family in order. Of one thread; must be closed. */
final class Cursor implements AutoCloseable {
  private final RocksIterator rows;
  private final Owned options;

  Cursor(RocksIterator rows) {
    this(rows, new Owned());
  }

  /** A cursor that closes what it needs. */
  Cursor(RocksIterator rows, Owned options) {
    this.rows = rows;
    this.options = options;
  }

  /** Goes to the first row at or after a key. */
  Cursor seek(byte[] key) {
    rows.seek(key);
    return this;
  }

  Cursor seekToFirst() {
    rows.seekToFirst();
    return this;
  }

  Cursor seekToLast() {
    rows.seekToLast();
    return this;
  }

  void previous() {
    rows.prev();
  }

  void next() {
    rows.next();
  }

  /** Whether there is a row here. An end that is a failure is thrown. */
  boolean valid() {
    if (rows.isValid()) {
      return true;
    }
    try {
      rows.status();
    } catch (RocksDBException e) {
      throw new StoreException("the store cannot be read: " + e.getMessage(), e);
    }
    return false;
  }

  byte[] key() {
    return rows.key();
  }

  byte[] value() {
    return rows.value();
  }

  @Override
  public void close() {
    rows.close();
    options.close();
  }
}
