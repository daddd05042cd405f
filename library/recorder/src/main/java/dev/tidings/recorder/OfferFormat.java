package dev.tidings.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offer as bytes: all that the recorder sets in an event, one field after the other. What only
 * servers and correlators set is not there yet.
 */
final class OfferFormat {
  private static final int ABSENT = -1;
  private static final int USUAL_BYTES = 512;

  private OfferFormat() {}

  static byte[] write(Offer offer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, offer.at());
      writeNullable(out, offer.key());
      write(out, offer.event());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what has been written.
   *
   * @throws IOException when the record is none
   */
  static Offer read(byte[] record, @Nullable Place place) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
      Instant at = time(in);
      String key = nullableText(in);
      return new Offer(event(in), at, key, null, place);
    }
  }

  private static void write(DataOutputStream out, Event event) throws IOException {
    write(out, event.metadata());
    write(out, event.involvedObject());
    write(out, event.reason());
    write(out, event.message());
    write(out, event.source().component());
    write(out, event.source().host());
    writeNullable(out, event.firstTimestamp());
    writeNullable(out, event.lastTimestamp());
    out.writeInt(event.count());
    write(out, event.type());
    write(out, event.action());
    ObjectReference related = event.related();
    out.writeBoolean(related != null);
    if (related != null) {
      write(out, related);
    }
    write(out, event.reportingController());
    write(out, event.reportingInstance());
  }

  private static Event event(DataInputStream in) throws IOException {
    return Event.builder()
        .metadata(metadata(in))
        .involvedObject(reference(in))
        .reason(text(in))
        .message(text(in))
        .source(new EventSource(text(in), text(in)))
        .firstTimestamp(nullableTime(in))
        .lastTimestamp(nullableTime(in))
        .count(in.readInt())
        .type(text(in))
        .action(text(in))
        .related(in.readBoolean() ? reference(in) : null)
        .reportingController(text(in))
        .reportingInstance(text(in))
        .build();
  }

  private static void write(DataOutputStream out, ObjectMeta metadata) throws IOException {
    write(out, metadata.name());
    write(out, metadata.namespace());
    write(out, metadata.labels());
    write(out, metadata.annotations());
    out.writeInt(metadata.ownerReferences().size());
    for (OwnerReference owner : metadata.ownerReferences()) {
      write(out, owner.apiVersion());
      write(out, owner.kind());
      write(out, owner.name());
      write(out, owner.uid());
      writeNullable(out, owner.controller());
      writeNullable(out, owner.blockOwnerDeletion());
    }
  }

  private static ObjectMeta metadata(DataInputStream in) throws IOException {
    ObjectMeta.Builder metadata =
        ObjectMeta.builder()
            .name(text(in))
            .namespace(text(in))
            .labels(map(in))
            .annotations(map(in));
    List<OwnerReference> owners = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      owners.add(
          new OwnerReference(
              text(in), text(in), text(in), text(in), nullableFlag(in), nullableFlag(in)));
    }
    return metadata.ownerReferences(owners).build();
  }

  private static void write(DataOutputStream out, ObjectReference object) throws IOException {
    write(out, object.kind());
    write(out, object.namespace());
    write(out, object.name());
    write(out, object.uid());
    write(out, object.apiVersion());
    write(out, object.resourceVersion());
    write(out, object.fieldPath());
  }

  private static ObjectReference reference(DataInputStream in) throws IOException {
    return new ObjectReference(
        text(in), text(in), text(in), text(in), text(in), text(in), text(in));
  }

  private static void write(DataOutputStream out, Map<String, String> map) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      write(out, entry.getKey());
      write(out, entry.getValue());
    }
  }

  private static Map<String, String> map(DataInputStream in) throws IOException {
    Map<String, String> map = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      map.put(text(in), text(in));
    }
    return map;
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new EOFException("a record ends within a text");
    }
    return new String(bytes, UTF_8);
  }

  private static void writeNullable(DataOutputStream out, @Nullable String text)
      throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      write(out, text);
    }
  }

  private static @Nullable String nullableText(DataInputStream in) throws IOException {
    return in.readBoolean() ? text(in) : null;
  }

  private static void write(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  private static Instant time(DataInputStream in) throws IOException {
    try {
      return Instant.ofEpochSecond(in.readLong(), in.readInt());
    } catch (DateTimeException | ArithmeticException e) {
      throw new IOException("a record holds a time that is none", e);
    }
  }

  private static void writeNullable(DataOutputStream out, @Nullable Instant time)
      throws IOException {
    out.writeBoolean(time != null);
    if (time != null) {
      write(out, time);
    }
  }

  private static @Nullable Instant nullableTime(DataInputStream in) throws IOException {
    return in.readBoolean() ? time(in) : null;
  }

  private static void writeNullable(DataOutputStream out, @Nullable Boolean flag)
      throws IOException {
    out.writeByte(flag == null ? ABSENT : flag ? 1 : 0);
  }

  private static @Nullable Boolean nullableFlag(DataInputStream in) throws IOException {
    byte flag = in.readByte();
    return flag == ABSENT ? null : Boolean.valueOf(flag == 1);
  }
}
