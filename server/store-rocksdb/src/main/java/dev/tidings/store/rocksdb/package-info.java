/** The store on one machine's disk: RocksDB below, one committing thread above it. */
@NullMarked
package dev.tidings.store.rocksdb;

import org.jspecify.annotations.NullMarked;
