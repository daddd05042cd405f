package dev.tidings.recorder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a directory for one owner, in this process and all others. */
final class DirectoryLock implements AutoCloseable {
  private final FileChannel file;

  private DirectoryLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Locks a directory that is there.
   *
   * @throws IllegalStateException if it is locked
   */
  static DirectoryLock of(Path directory) throws IOException {
    FileChannel file =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return new DirectoryLock(file);
      }
    } catch (OverlappingFileLockException e) {
      // Locked by this process: told below, as it is of another one.
    }
    file.close();
    throw new IllegalStateException(directory + " is in use as the spool of another sink");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
