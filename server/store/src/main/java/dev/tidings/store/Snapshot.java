package dev.tidings.store;

import java.io.IOException;
import java.io.OutputStream;

/** A store as it was at one revision. Of one thread at a time; takes up disk until it is closed. */
public interface Snapshot extends AutoCloseable {
  /** The media type of what {@link #writeTo} writes. */
  String mediaType();

  /** Writes everything, with what it takes to tell later that it is whole. */
  void writeTo(OutputStream out) throws IOException;

  @Override
  void close();
}
