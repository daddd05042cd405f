package dev.tidings.store.rocksdb;

import dev.tidings.store.kit.EventStoreContract;
import dev.tidings.store.kit.StoreOpener;

class RocksEventStoreTest extends EventStoreContract {
  @Override
  protected StoreOpener opener() {
    return RocksStores::open;
  }
}
