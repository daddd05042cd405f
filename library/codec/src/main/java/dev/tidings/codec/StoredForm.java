package dev.tidings.codec;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.io.IOException;

/**
 * Events as Kubernetes keeps them in etcd: a core/v1 Event in its protobuf envelope, without
 * resourceVersion and selfLink. A reader sets the resourceVersion from the store's revision.
 */
public final class StoredForm {
  private static final Event NOTHING = Event.builder().build();

  /** Most events take less. */
  private static final int USUAL_ROOM = 1536;

  private StoredForm() {}

  /** The bytes to store. */
  public static byte[] encode(Event event) {
    var metadata = event.metadata().toBuilder().resourceVersion("").selfLink("").build();
    var out = new ProtobufBuffer(USUAL_ROOM);
    Envelope.end(out);
    int mark = out.mark();
    ProtobufEvents.write(out, event.withMetadata(metadata), ApiGroup.CORE);
    out.message(2, mark);
    Envelope.begin(out, ApiGroup.CORE.apiVersion(), "Event");
    return out.toByteArray();
  }

  /**
   * The event in stored bytes.
   *
   * @throws DecodeException when the bytes are not what {@link #encode} or Kubernetes wrote
   */
  public static Event decode(byte[] stored) throws DecodeException {
    return Envelope.read(stored, new Content()).event;
  }

  /** What is inside the envelope, read where it lies. */
  private static final class Content implements ProtobufReading.Message {
    private Event event = NOTHING;

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      if (tag != Tags.BYTES_2) {
        return false;
      }
      event = in.message(new EventMessage(ApiGroup.CORE)).event();
      return true;
    }
  }
}
