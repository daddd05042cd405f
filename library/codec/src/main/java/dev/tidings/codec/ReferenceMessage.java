package dev.tidings.codec;

import dev.tidings.event.ObjectReference;
import java.io.IOException;

/** Collects an object reference from its protobuf fields. */
final class ReferenceMessage implements ProtobufReading.Message {
  private String kind = "";
  private String namespace = "";
  private String name = "";
  private String uid = "";
  private String apiVersion = "";
  private String resourceVersion = "";
  private String fieldPath = "";

  private ReferenceMessage() {}

  static ObjectReference read(ProtobufReading in) throws IOException {
    return in.message(new ReferenceMessage()).reference();
  }

  @Override
  public boolean read(int tag, ProtobufReading in) throws IOException {
    switch (tag) {
      case Tags.BYTES_1 -> kind = in.string();
      case Tags.BYTES_2 -> namespace = in.string();
      case Tags.BYTES_3 -> name = in.string();
      case Tags.BYTES_4 -> uid = in.string();
      case Tags.BYTES_5 -> apiVersion = in.string();
      case Tags.BYTES_6 -> resourceVersion = in.string();
      case Tags.BYTES_7 -> fieldPath = in.string();
      default -> {
        return false;
      }
    }
    return true;
  }

  private ObjectReference reference() {
    return new ObjectReference(kind, namespace, name, uid, apiVersion, resourceVersion, fieldPath);
  }
}
