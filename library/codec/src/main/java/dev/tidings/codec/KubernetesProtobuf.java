package dev.tidings.codec;

import dev.tidings.event.ObjectMeta;
import tools.jackson.databind.JsonNode;

/** Kubernetes' protobuf around single objects: the envelope, metadata alone, frames of a watch. */
public final class KubernetesProtobuf {
  private KubernetesProtobuf() {}

  /**
   * Puts a bare message into an envelope ({@code k8s\0} and runtime.Unknown) that names its type.
   */
  public static byte[] wrap(String apiVersion, String kind, byte[] raw) {
    return new Envelope(apiVersion, kind, raw).encode();
  }

  /**
   * Takes a message out of its envelope.
   *
   * @throws DecodeException when the data has no such envelope
   */
  public static Envelope unwrap(byte[] data) throws DecodeException {
    return Envelope.decode(data);
  }

  /** The bare message PartialObjectMetadata. */
  public static byte[] partialObjectMetadata(ObjectMeta metadata) {
    var out = new ProtobufBuffer();
    ProtobufMetadata.write(out, metadata);
    out.message(1, 0);
    return out.toByteArray();
  }

  /** The bare message Status, from the JSON of the same status. */
  public static byte[] status(JsonNode status) {
    return ProtobufStatus.encode(status);
  }

  /**
   * One frame of a watch: four bytes of length, then a WatchEvent.
   *
   * @param type such as {@code ADDED}
   * @param object the object in its envelope
   */
  public static byte[] watchFrame(String type, byte[] object) {
    var out = new ProtobufBuffer();
    int mark = out.mark();
    out.bytes(1, object);
    out.message(2, mark);
    out.string(1, type);
    int length = out.mark();
    out.raw(
        new byte[] {
          (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
        });
    return out.toByteArray();
  }
}
