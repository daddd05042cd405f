package dev.tidings.search.lucene;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Where an index is, and what it may take.
 *
 * @param folder holds the index and nothing else: it is emptied when the index is made anew
 * @param bufferBytes heap for what is not on disk yet; from 1 to 16 MiB
 * @param countBytes heap for what a question counts by object, and for the names of what is
 *     counted; from 1 to 64 MiB
 * @param refresh how long what is written may wait until it is found
 */
public record IndexSettings(
    Path folder, InstantSource clock, long bufferBytes, long countBytes, Duration refresh) {
  private static final long MIB = 1 << 20;
  private static final long MOST_BUFFER = 16 * MIB;
  private static final long MOST_COUNT = 64 * MIB;
  private static final Duration USUAL_REFRESH = Duration.ofMillis(400);

  public IndexSettings {
    requireNonNull(folder, "folder");
    requireNonNull(clock, "clock");
    if (bufferBytes < MIB || bufferBytes > MOST_BUFFER) {
      throw new IllegalArgumentException("bufferBytes must be 1 to 16 MiB: " + bufferBytes);
    }
    if (countBytes < MIB || countBytes > MOST_COUNT) {
      throw new IllegalArgumentException("countBytes must be 1 to 64 MiB: " + countBytes);
    }
    if (refresh.isNegative()) {
      throw new IllegalArgumentException("refresh must not be negative: " + refresh);
    }
  }

  /** As a server uses it; of this Java's heap, a sixteenth for each of the two. */
  public static IndexSettings usual(Path folder, InstantSource clock) {
    long share = Runtime.getRuntime().maxMemory() / 16;
    return new IndexSettings(
        folder,
        clock,
        Math.clamp(share, MIB, MOST_BUFFER),
        Math.clamp(share, MIB, MOST_COUNT),
        USUAL_REFRESH);
  }
}
