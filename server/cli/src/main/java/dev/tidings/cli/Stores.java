package dev.tidings.cli;

import dev.tidings.api.read.StoredTerms;
import dev.tidings.store.EventStore;
import dev.tidings.store.Past;
import dev.tidings.store.rocksdb.MemoryBudget;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksMemory;
import dev.tidings.store.rocksdb.RocksOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** The server's own store, and how those of clusters are opened: all within one memory. */
record Stores(RocksEventStore own, RocksMemory memory, MemoryBudget budget, InstantSource clock)
    implements AutoCloseable {
  /** Opens the server's own. */
  static Stores open(ServeOptions options, MemoryBudget budget, InstantSource clock) {
    RocksMemory memory = RocksMemory.of(budget);
    try {
      RocksOptions own =
          options(options.data, clock).withHistory(options.history()).withMemory(budget);
      return new Stores(RocksEventStore.open(own, memory), memory, budget, clock);
    } catch (RuntimeException failed) {
      memory.close();
      throw failed;
    }
  }

  private static RocksOptions options(Path folder, InstantSource clock) {
    return RocksOptions.of(folder, new StoredTerms()).withClock(clock);
  }

  /** Opens that of a cluster, which keeps what its events have been as long as they are there. */
  EventStore ofCluster(Path folder, Duration history) {
    return RocksEventStore.open(
        options(folder, clock)
            .withHistory(history)
            .withPast(Past.OF_EVENTS)
            .withMemory(budget.ofOneOfMany()),
        memory);
  }

  /** Closes the server's own; those of clusters have been closed before. */
  @Override
  public void close() {
    try (memory) {
      own.close();
    }
  }
}
