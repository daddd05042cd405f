package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.Write;
import dev.tidings.store.kit.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many stores, one memory. */
class SharedMemoryTest {
  private static final int STORES = 20;
  private static final int EVENTS = 200;
  private static final long MIB = 1 << 20;

  @TempDir Path directory;

  @Test
  @Timeout(60)
  void whatManyStoresHoldIsBoundedByOneBudgetAndNotByTheirNumber() throws Exception {
    MemoryBudget budget = MemoryBudget.DEFAULT.withRocksBytes(16 * MIB);
    var opened = new ArrayList<RocksEventStore>();
    try (var memory = RocksMemory.of(budget);
        AutoCloseable stores = () -> opened.forEach(RocksEventStore::close)) {
      for (int i = 0; i < STORES; i++) {
        opened.add(
            RocksEventStore.open(
                RocksOptions.of(directory.resolve("store-" + i), Values::terms)
                    .withMemory(budget.ofOneOfMany()),
                memory));
      }
      for (int i = 0; i < EVENTS; i++) {
        int event = i;
        opened.stream().map(store -> store.write(create(event))).toList().forEach(w -> w.join());
      }

      // what has just been written may be on its way to the disk still
      while (memory.cache().getUsage() >= 2 * budget.cacheBytes()) {
        Thread.onSpinWait();
      }
      assertThat(memory.cache().getUsage()).isPositive();
      assertThat(opened)
          .allSatisfy(store -> assertThat(store.stats().liveEvents()).isEqualTo(EVENTS));
    }
  }

  @Test
  void aStoreIsClosedBesideOthersThatGoOn() {
    MemoryBudget budget = MemoryBudget.DEFAULT;
    try (var memory = RocksMemory.of(budget);
        var stays =
            RocksEventStore.open(RocksOptions.of(directory.resolve("a"), Values::terms), memory)) {
      RocksEventStore.open(RocksOptions.of(directory.resolve("b"), Values::terms), memory).close();

      stays.write(create(1)).join();
      assertThat(stays.read(new EventKey("default", "e-1"))).isPresent();
    }
  }

  private static Write create(int event) {
    return new Write.Create(new EventKey("default", "e-" + event), new byte[8_000], null);
  }
}
