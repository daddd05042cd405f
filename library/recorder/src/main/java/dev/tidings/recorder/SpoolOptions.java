package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where events are kept on disk until they are written to a sink, and how many.
 *
 * @param directory is made if it is not there, and belongs to one sink of one process at a time
 * @param maxBytes of all files together, at least 64 KiB; when they are full, the oldest sixteenth
 *     goes
 */
public record SpoolOptions(Path directory, long maxBytes) {
  private static final int LEAST_BYTES = 1 << 16;

  public SpoolOptions {
    requireNonNull(directory, "directory");
    if (maxBytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "maxBytes must be at least " + LEAST_BYTES + ": " + maxBytes);
    }
  }
}
