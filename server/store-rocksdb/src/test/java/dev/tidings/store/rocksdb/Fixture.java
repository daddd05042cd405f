package dev.tidings.store.rocksdb;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;

/** Stores of older versions, kept as they were. */
final class Fixture {
  private Fixture() {}

  /** Lays a store out in a directory that is made for it. */
  static Path unpack(String name, Path into) throws IOException {
    Path target = Files.createDirectories(into.resolve(name));
    try (var zip =
        new ZipInputStream(
            requireNonNull(Fixture.class.getResourceAsStream("/" + name + ".zip")))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.copy(zip, target.resolve(Path.of(entry.getName()).getFileName()));
      }
    }
    return target;
  }
}
