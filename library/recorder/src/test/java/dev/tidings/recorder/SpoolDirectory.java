package dev.tidings.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the directory of a spool. */
final class SpoolDirectory {
  private SpoolDirectory() {}

  /** The files with events, in order. */
  static List<Path> segments(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Segment::isOne).sorted().toList();
    }
  }
}
