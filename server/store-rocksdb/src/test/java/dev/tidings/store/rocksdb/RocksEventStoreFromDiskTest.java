package dev.tidings.store.rocksdb;

import dev.tidings.store.kit.EventStoreContract;
import dev.tidings.store.kit.StoreOpener;

/** The same promises when memory holds nothing of the past. */
class RocksEventStoreFromDiskTest extends EventStoreContract {
  @Override
  protected StoreOpener opener() {
    return RocksStores::openWithoutRing;
  }
}
