package dev.tidings.api;

import io.vertx.core.http.ServerWebSocket;

/** How the notifications of one watch are written. One call at a time. */
interface WatchFrames {
  /** A notification as it is written to a chunked body. */
  byte[] render(WatchEvent event);

  /** Sends what {@link #render} gave as one message. */
  void send(ServerWebSocket socket, byte[] frame);
}
