package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Makes a store of a snapshot.
 *
 * <p>Invariant: the file that a store begins with (CURRENT) is moved to its place last, so a
 * directory holds all of the snapshot or nothing that a server starts on.
 */
public final class Restore {
  /** Where the files are until all of them are there. */
  static final String STAGING = "restoring";

  /** What may lie in an empty directory: our lock, and what ext4 puts at a mount point. */
  private static final Set<String> NOTHING = Set.of(DirectoryLock.NAME, "lost+found");

  /** What the opening in the staging directory leaves behind. */
  private static final Set<String> NOT_MOVED =
      Set.of(DirectoryLock.NAME, Manifest.CURRENT, "LOCK", "LOG");

  private Restore() {}

  /**
   * Restores a snapshot into a directory that is empty or not there, and gives the revision that
   * the new store begins with: one that the store which the snapshot was taken of cannot have given
   * and that no earlier restore of it, by the clock, began with.
   *
   * @throws StoreException in one line, when the directory is not empty or cannot be written
   */
  public static long into(Path data, SnapshotFile snapshot, InstantSource clock) {
    try (DirectoryLock lock = DirectoryLock.take(data)) {
      requireEmpty(data);
      Path staging = data.resolve(STAGING);
      long revision;
      try {
        Files.createDirectory(staging);
        snapshot.unpack(staging);
        Duration age = Duration.between(snapshot.taken(), clock.instant());
        revision = beginAnew(staging, age);
      } catch (IOException | RuntimeException e) {
        Folders.delete(staging);
        throw e;
      }
      moveUp(staging, data);
      return revision;
    } catch (IOException e) {
      throw new StoreException("cannot restore into " + data + ": " + e, e);
    }
  }

  private static void requireEmpty(Path data) throws IOException {
    for (Path file : Folders.list(data)) {
      if (!NOTHING.contains(file.getFileName().toString())) {
        throw new StoreException(
            "cannot restore into %s: it is not empty, it holds %s"
                .formatted(data, file.getFileName()));
      }
    }
  }

  private static long beginAnew(Path staging, Duration age) {
    try (Database database = Database.open(staging, MemoryBudget.DEFAULT);
        var batch = new Batch(database)) {
      StoreState state =
          StoreState.decode(database.find(Family.META, StoreState.KEY)).beginAnew(age);
      batch.put(Family.META, StoreState.KEY, state.encode());
      database.commit(batch);
      return state.revision();
    }
  }

  private static void moveUp(Path staging, Path data) throws IOException {
    List<Path> files = Folders.list(staging);
    Folders.sync(staging);
    for (Path file : files) {
      if (!NOT_MOVED.contains(file.getFileName().toString())) {
        Files.move(file, data.resolve(file.getFileName()));
      }
    }
    Folders.sync(data);
    Files.move(staging.resolve(Manifest.CURRENT), data.resolve(Manifest.CURRENT));
    Folders.delete(staging);
    Folders.sync(data);
  }
}
