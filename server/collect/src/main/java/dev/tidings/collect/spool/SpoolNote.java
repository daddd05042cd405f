package dev.tidings.collect.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.files.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Two lines that a spool remembers beside its frames. Guarded by whoever owns it. */
final class SpoolNote {
  static final Content NOTHING = new Content("0", "0");

  private final Path file;

  record Content(String first, String second) {}

  SpoolNote(Path file) {
    this.file = file;
  }

  /** Empty when nothing is remembered. */
  Optional<Content> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 2) {
      throw new IOException(file + " makes no sense: it has not two lines; delete it to go on");
    }
    return Optional.of(new Content(lines.get(0), lines.get(1)));
  }

  /** A line as the number that it must be. */
  long number(String line) throws IOException {
    try {
      return Long.parseLong(line);
    } catch (NumberFormatException wrong) {
      throw new IOException(
          file + " makes no sense: '" + line + "' is no number; delete it to go on", wrong);
    }
  }

  /** Returns when it is on disk. */
  void write(String first, long second) throws IOException {
    SmallFile.write(file, (first + "\n" + second + "\n").getBytes(UTF_8));
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
