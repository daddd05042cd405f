package dev.tidings.codec;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectReference;
import org.jspecify.annotations.Nullable;

/**
 * Events as protobuf messages of either group, without the envelope. The bytes are those that
 * Kubernetes itself writes.
 */
public final class ProtobufEvents {
  private ProtobufEvents() {}

  /** The event as the bare message {@code k8s.io.api.core.v1.Event} or {@code …events.v1.Event}. */
  public static byte[] encode(Event event, ApiGroup group) {
    var out = new ProtobufBuffer();
    write(out, event, group);
    return out.toByteArray();
  }

  /**
   * Reads a bare message. Unknown fields are skipped.
   *
   * @throws DecodeException when it is no well-formed message
   */
  public static Event decode(byte[] message, ApiGroup group) throws DecodeException {
    return ProtobufReading.read(message, in -> new EventMessage(group).read(in).event());
  }

  static void write(ProtobufBuffer out, Event event, ApiGroup group) {
    switch (group) {
      case CORE -> writeCore(out, event);
      case EVENTS -> writeEvents(out, event);
    }
    int mark = out.mark();
    ProtobufMetadata.write(out, event.metadata());
    out.message(1, mark);
  }

  private static void writeCore(ProtobufBuffer out, Event event) {
    out.string(15, event.reportingInstance());
    out.string(14, event.reportingController());
    reference(out, 13, event.related());
    out.string(12, event.action());
    series(out, 11, event.series());
    out.microTime(10, event.eventTime());
    out.string(9, event.type());
    out.integer(8, event.count());
    out.time(7, event.lastTimestamp());
    out.time(6, event.firstTimestamp());
    source(out, 5, event.source());
    out.string(4, event.message());
    out.string(3, event.reason());
    reference(out, 2, event.involvedObject());
  }

  private static void writeEvents(ProtobufBuffer out, Event event) {
    out.integer(15, event.count());
    out.time(14, event.lastTimestamp());
    out.time(13, event.firstTimestamp());
    source(out, 12, event.source());
    out.string(11, event.type());
    out.string(10, event.message());
    reference(out, 9, event.related());
    reference(out, 8, event.involvedObject());
    out.string(7, event.reason());
    out.string(6, event.action());
    out.string(5, event.reportingInstance());
    out.string(4, event.reportingController());
    series(out, 3, event.series());
    out.microTime(2, event.eventTime());
  }

  private static void series(ProtobufBuffer out, int field, @Nullable EventSeries series) {
    if (series != null) {
      int mark = out.mark();
      out.microTime(2, series.lastObservedTime());
      out.integer(1, series.count());
      out.message(field, mark);
    }
  }

  private static void source(ProtobufBuffer out, int field, EventSource source) {
    int mark = out.mark();
    out.string(2, source.host());
    out.string(1, source.component());
    out.message(field, mark);
  }

  private static void reference(
      ProtobufBuffer out, int field, @Nullable ObjectReference reference) {
    if (reference != null) {
      int mark = out.mark();
      out.string(7, reference.fieldPath());
      out.string(6, reference.resourceVersion());
      out.string(5, reference.apiVersion());
      out.string(4, reference.uid());
      out.string(3, reference.name());
      out.string(2, reference.namespace());
      out.string(1, reference.kind());
      out.message(field, mark);
    }
  }
}
