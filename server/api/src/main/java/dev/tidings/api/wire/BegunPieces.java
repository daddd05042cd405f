package dev.tidings.api.wire;

import org.jspecify.annotations.Nullable;

/** Pieces whose first has been looked at already. */
final class BegunPieces implements Pieces {
  private final Pieces rest;
  private byte @Nullable [] first;

  BegunPieces(byte[] first, Pieces rest) {
    this.first = first;
    this.rest = rest;
  }

  @Override
  public byte @Nullable [] next() {
    byte[] begun = first;
    first = null;
    return begun == null ? rest.next() : begun;
  }

  @Override
  public void close() {
    rest.close();
  }
}
