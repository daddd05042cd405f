package dev.tidings.collect;

import dev.tidings.store.rocksdb.OffendingStore;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: it sees one store, and not what every store promises. */
public final class OffendingCollector {
  @Nullable OffendingStore store;
}
