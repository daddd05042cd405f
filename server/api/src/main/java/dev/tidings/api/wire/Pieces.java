package dev.tidings.api.wire;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, made while it is being sent, so that only some of them are in memory at
 * any time. Used by one thread at a time, a worker's: making a piece may read from the disk.
 */
public interface Pieces extends AutoCloseable {
  /**
   * The next bytes, at least one; null when there are no more. What it throws ends the answer in
   * its middle: nothing may follow that would make it look whole.
   */
  byte @Nullable [] next();

  /** Releases what the making holds. */
  @Override
  default void close() {}
}
