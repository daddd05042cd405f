package dev.tidings.files;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where a log is, and how much of it is kept.
 *
 * @param maxBytes how large the file may get before another is begun, at least 1
 * @param maxBackups how many earlier files are kept; 0 for all
 * @param maxAgeDays how old an earlier file may get; 0 for any age
 */
public record Turning(Path file, long maxBytes, int maxBackups, int maxAgeDays) {
  public Turning {
    requireNonNull(file, "file");
    if (maxBytes < 1 || maxBackups < 0 || maxAgeDays < 0) {
      throw new IllegalArgumentException("the limits of a log are not negative");
    }
  }
}
