package dev.tidings.store.rocksdb;

import dev.tidings.store.Snapshot;
import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes snapshots of an open store.
 *
 * <p>Invariant: there is at most one copy in the data directory, and only while it is written out.
 */
final class Snapshots {
  private static final String COPY = "snapshot";

  private final Path copy;
  private final Database database;
  private final Gate gate;
  private final InstantSource clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  Snapshots(RocksOptions options, Database database, Gate gate) {
    this.copy = options.directory().resolve(COPY);
    this.database = database;
    this.gate = gate;
    this.clock = options.clock();
  }

  /** Removes what a process that was killed has left of a copy. */
  static void clear(Path directory) {
    delete(directory.resolve(COPY));
    delete(directory.resolve(COPY + ".tmp"));
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new StoreException("cannot delete " + folder + ": " + e, e);
    }
  }

  Optional<Snapshot> take() {
    if (!busy.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      gate.within(this::checkpoint);
      var snapshot = new RocksSnapshot(copy, CopiedStore.inspect(copy), clock.instant(), this::end);
      return Optional.of(snapshot);
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  private Path checkpoint() {
    delete(copy);
    database.checkpoint(copy);
    return copy;
  }

  private void end() {
    try {
      delete(copy);
    } finally {
      busy.set(false);
    }
  }
}
