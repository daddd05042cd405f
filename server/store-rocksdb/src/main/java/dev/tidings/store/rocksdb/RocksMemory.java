package dev.tidings.store.rocksdb;

import org.rocksdb.LRUCache;
import org.rocksdb.WriteBufferManager;

/**
 * What stores hold outside of the heap: blocks, filters and indexes that were read, and rows that
 * are not in a table yet. One store has it for itself, or several share it, however many. Closed
 * after the stores.
 */
public final class RocksMemory implements AutoCloseable {
  /** Few shards: in a small one the share of the write buffers leaves no room for a filter. */
  private static final int SHARD_BITS = 2;

  /** The part of the cache in which filters and indexes go before data. */
  private static final double KEPT_FIRST = 0.5;

  private final Owned owned = new Owned();
  private final LRUCache cache;
  private final WriteBufferManager writeBuffers;

  private RocksMemory(MemoryBudget budget) {
    NativeLibrary.load();
    this.cache = owned.add(new LRUCache(budget.cacheBytes(), SHARD_BITS, false, KEPT_FIRST));
    this.writeBuffers = owned.add(new WriteBufferManager(budget.writeBufferBytes(), cache));
  }

  /** So much of it as a budget says. */
  public static RocksMemory of(MemoryBudget budget) {
    return new RocksMemory(budget);
  }

  LRUCache cache() {
    return cache;
  }

  WriteBufferManager writeBuffers() {
    return writeBuffers;
  }

  @Override
  public void close() {
    owned.close();
  }
}
