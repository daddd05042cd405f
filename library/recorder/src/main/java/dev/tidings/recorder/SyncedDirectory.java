package dev.tidings.recorder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Directories whose entries survive a crash. */
final class SyncedDirectory {
  private SyncedDirectory() {}

  /** Makes a directory, and those that it is in. */
  static void create(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null && !Files.exists(directory)) {
      create(parent);
      Files.createDirectories(directory);
      sync(parent);
    }
    // Says what is wrong if something else is there.
    Files.createDirectories(directory);
  }

  /** Syncs the directory that a file is in. */
  static void syncAround(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      sync(directory);
    }
  }

  /** A new file survives once its directory has been synced too; Windows needs no such thing. */
  static void sync(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }
}
