package dev.tidings.api;

import dev.tidings.codec.KubernetesProtobuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** Notifications as protobuf messages, each after its length. */
final class ProtobufFrames implements WatchFrames {
  private static final int LENGTH_BYTES = 4;

  private final NotifiedContent contents;

  ProtobufFrames(NotifiedContent contents) {
    this.contents = contents;
  }

  @Override
  public byte[] render(WatchEvent event) {
    Content content = contents.of(event);
    return KubernetesProtobuf.watchFrame(
        NotifiedContent.type(event),
        KubernetesProtobuf.wrap(content.apiVersion(), content.kind(), content.protobuf()));
  }

  /** A message knows its length without being told. */
  @Override
  public void send(ServerWebSocket socket, byte[] frame) {
    socket.writeBinaryMessage(Buffer.buffer(frame).slice(LENGTH_BYTES, frame.length));
  }
}
