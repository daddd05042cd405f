package dev.tidings.api.wire;

/** How the notifications of one watch are written. One call at a time. */
public interface WatchFrames {
  /** A notification as it is written to a chunked body. */
  byte[] render(WatchEvent event);

  /** Whether a WebSocket gets them as text, or else as bytes. */
  boolean text();

  /** What {@link #render} gave, as one message of a WebSocket. */
  byte[] message(byte[] frame);
}
