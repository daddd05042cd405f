package dev.tidings.api.events;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.WatchEvent;
import dev.tidings.api.wire.WatchFrames;
import dev.tidings.codec.KubernetesProtobuf;
import java.util.Arrays;

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

  @Override
  public boolean text() {
    return false;
  }

  /** A message knows its length without being told. */
  @Override
  public byte[] message(byte[] frame) {
    return Arrays.copyOfRange(frame, LENGTH_BYTES, frame.length);
  }
}
