package dev.tidings.store.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Does to files what failing disks do. */
final class Damage {
  private Damage() {}

  /** A file of the store whose name begins and ends so. */
  static Path file(Path directory, String prefix, String suffix) throws IOException {
    return Folders.list(directory).stream()
        .filter(file -> file.getFileName().toString().startsWith(prefix))
        .filter(file -> file.getFileName().toString().endsWith(suffix))
        .findFirst()
        .orElseThrow();
  }

  static Path table(Path directory) throws IOException {
    return file(directory, "", ".sst");
  }

  static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 0x55;
    Files.write(file, bytes);
  }

  static void zero(Path file, int from) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, from, bytes.length, (byte) 0);
    Files.write(file, bytes);
  }

  static void cut(Path file, int length) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }
}
