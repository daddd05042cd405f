package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks for damage that RocksDB would take for something else: without CURRENT it makes a new
 * database in place of the old one, with a list of files that was cut off it deletes those that are
 * not on it, and when the last log was cut off it begins there.
 */
final class DirectoryCheck {
  static final String REMEDY = ": restore a snapshot into an empty directory";

  private final Path directory;
  private final Mark.Claim claim;
  private String lastLog = "";

  DirectoryCheck(Path directory) {
    this.directory = directory;
    this.claim = Mark.read(directory);
  }

  /** Before anything is opened, for opening may delete files. */
  void beforeOpening() {
    try {
      // By the time it is known that the end is missing, opening has begun another log.
      lastLog = lastLog();
      if (Files.exists(directory.resolve(Restore.STAGING))) {
        throw new StoreException(
            "a restore into %s was cut off: empty it and restore again".formatted(directory));
      }
      if (Files.exists(directory.resolve(Manifest.CURRENT))) {
        checkManifest();
      } else {
        checkEmpty();
      }
    } catch (IOException e) {
      throw new StoreException("data directory " + directory + " cannot be read: " + e, e);
    }
  }

  private void checkManifest() throws IOException {
    Manifest manifest = Manifest.current(directory);
    Path file = manifest.file();
    long bytes = Files.exists(file) ? Files.size(file) : 0;
    boolean isOlder = manifest.number() < claim.manifest();
    boolean isShorter = manifest.number() == claim.manifest() && bytes < claim.manifestBytes();
    if (isOlder || isShorter) {
      throw new StoreException(
          "the store in %s is damaged: %s %s%s"
              .formatted(
                  directory,
                  file.getFileName(),
                  isOlder ? "is not the last one" : "is missing or cut off",
                  REMEDY));
    }
  }

  /** A first start that was cut off leaves a list of files at most, and has stored nothing yet. */
  private void checkEmpty() throws IOException {
    for (Path file : Folders.list(directory)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".sst") || name.endsWith(".log") || name.equals(Mark.NAME)) {
        throw new StoreException(
            "the store in %s is damaged: it has %s but no %s%s"
                .formatted(directory, name, Manifest.CURRENT, REMEDY));
      }
    }
  }

  /** Once the store is open and it is known where it ends. */
  void afterOpening(StoreState state) {
    if (state.revision() < claim.revision()) {
      throw new StoreException(
          "the store in %s is damaged: it ends at revision %d but %d was acknowledged, so %s%s"
              .formatted(directory, state.revision(), claim.revision(), lastLog, REMEDY));
    }
  }

  /** Which file is to blame when the end is missing. */
  private String lastLog() throws IOException {
    List<Path> logs = LogCheck.logs(directory);
    return logs.isEmpty()
        ? "its last .log file is missing"
        : "%s is cut off, or the .log file that followed it is missing"
            .formatted(logs.getLast().getFileName());
  }
}
