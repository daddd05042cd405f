package dev.tidings.search;

import dev.tidings.store.rocksdb.OffendingStore;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: one kind of store, and Lucene outside the index. */
public final class OffendingSearch {
  @Nullable OffendingStore store;
  @Nullable BytesRef bytes;
}
