package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;

/**
 * RocksDB's native library, loaded once for all stores of the process.
 *
 * <p>It is unpacked to a directory of its own and unlinked as soon as it is loaded: left to an exit
 * hook it would stay behind each time that the process is halted or killed.
 */
final class NativeLibrary {
  private static final AtomicBoolean LOADED = new AtomicBoolean();

  private NativeLibrary() {}

  static synchronized void load() {
    if (LOADED.get()) {
      return;
    }
    try {
      Path unpacked = Files.createTempDirectory("tidings-rocksdb");
      try {
        NativeLibraryLoader.getInstance().loadLibrary(unpacked.toString());
      } finally {
        remove(unpacked);
      }
    } catch (IOException | UnsatisfiedLinkError e) {
      throw new StoreException("RocksDB's native library cannot be loaded: " + e, e);
    }
    RocksDB.loadLibrary();
    LOADED.set(true);
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
