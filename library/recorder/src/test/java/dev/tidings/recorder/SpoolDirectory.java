package dev.tidings.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What lies in the directory of a spool. */
final class SpoolDirectory {
  private SpoolDirectory() {}

  /** The files with events, in order. */
  static List<Path> segments(Path directory) throws IOException {
    return Segment.files(directory);
  }
}
