package dev.tidings.store.rocksdb;

import dev.tidings.store.kit.Opened;
import dev.tidings.store.kit.StoreOpener;
import dev.tidings.store.kit.Values;
import java.time.Duration;

/** Opens stores for tests: upkeep when asked, terms as in the kit's values. */
final class RocksStores {
  private static final long MIB = 1 << 20;

  private RocksStores() {}

  static Opened open(StoreOpener.Settings settings) {
    return opened(options(settings));
  }

  /** Holds so little of the past in memory that changes come from the log. */
  static Opened openWithoutRing(StoreOpener.Settings settings) {
    return opened(
        options(settings).withMemory(new MemoryBudget(8 * MIB, 4 * MIB, 1, 1, 64 * MIB, 16_384)));
  }

  static RocksOptions options(StoreOpener.Settings settings) {
    return RocksOptions.of(settings.directory(), Values::terms)
        .withClock(settings.clock())
        .withHistory(settings.history())
        .withHistoryBytes(settings.historyBytes())
        .withPast(settings.past())
        .withUpkeepEvery(Duration.ZERO);
  }

  private static Opened opened(RocksOptions options) {
    RocksEventStore store = RocksEventStore.open(options);
    return new Opened(store, store::upkeep);
  }
}
