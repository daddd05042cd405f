package dev.tidings.api.wire;

import java.util.List;
import java.util.function.Consumer;

/**
 * An answer that goes on: frames, pulled by whoever writes them out, so that a slow reader holds up
 * nobody else.
 */
public interface FrameStream extends AutoCloseable {
  /**
   * Asks for the next frames, in order, about as many as are written at once. The taker is called
   * once, on any thread: with an empty list when the stream is over. One call at a time. Does not
   * block the caller.
   */
  void next(Consumer<List<byte[]>> taker);

  /** Whether a WebSocket gets the frames as text, or else as bytes. */
  default boolean text() {
    return true;
  }

  /** A frame as one message of a WebSocket. */
  default byte[] message(byte[] frame) {
    return frame;
  }

  /**
   * Ends the stream after everything that has been committed until now. May be called from any
   * thread, more than once.
   */
  void end();

  /**
   * Ends the stream where it is: who waits for {@link #next} gets an empty list. May be called from
   * any thread, more than once.
   */
  @Override
  void close();
}
