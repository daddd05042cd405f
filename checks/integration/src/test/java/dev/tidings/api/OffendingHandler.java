package dev.tidings.api;

import dev.tidings.store.rocksdb.OffendingStore;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: an API that knows which store it has. */
public final class OffendingHandler {
  @Nullable OffendingStore store;
}
