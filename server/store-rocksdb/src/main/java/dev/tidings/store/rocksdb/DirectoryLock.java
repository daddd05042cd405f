package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a data directory for one store, in this process or any other. */
final class DirectoryLock implements AutoCloseable {
  static final String NAME = "tidings.lock";

  private final FileChannel file;

  private DirectoryLock(FileChannel file) {
    this.file = file;
  }

  static DirectoryLock take(Path directory) {
    try {
      Files.createDirectories(directory);
      var file =
          FileChannel.open(
              directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(file) == null) {
        file.close();
        throw new StoreException("data directory " + directory + " is in use by another store");
      }
      return new DirectoryLock(file);
    } catch (IOException e) {
      throw new StoreException("data directory " + directory + " cannot be used: " + e, e);
    }
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
