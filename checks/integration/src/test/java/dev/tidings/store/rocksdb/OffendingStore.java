package dev.tidings.store.rocksdb;

import dev.tidings.api.OffendingHandler;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: a store that knows who serves it. */
public final class OffendingStore {
  @Nullable OffendingHandler server;
}
