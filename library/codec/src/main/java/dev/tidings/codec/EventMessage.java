package dev.tidings.codec;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Collects an event from its protobuf fields. */
final class EventMessage implements ProtobufReading.Message {
  private final ApiGroup group;
  private final Event.Builder event = Event.builder();
  private final MetadataMessage metadata = new MetadataMessage();

  EventMessage(ApiGroup group) {
    this.group = group;
  }

  EventMessage read(ProtobufReading in) throws IOException {
    return in.fields(this);
  }

  Event event() {
    return event.metadata(metadata.metadata()).build();
  }

  @Override
  public boolean read(int tag, ProtobufReading in) throws IOException {
    if (tag == Tags.BYTES_1) {
      in.message(metadata);
      return true;
    }
    return switch (group) {
      case CORE -> readCore(tag, in);
      case EVENTS -> readEvents(tag, in);
    };
  }

  private boolean readCore(int tag, ProtobufReading in) throws IOException {
    switch (tag) {
      case Tags.BYTES_2 -> event.involvedObject(ReferenceMessage.read(in));
      case Tags.BYTES_3 -> event.reason(in.string());
      case Tags.BYTES_4 -> event.message(in.string());
      case Tags.BYTES_5 -> event.source(in.message(new Source()).source());
      case Tags.BYTES_6 -> event.firstTimestamp(in.time());
      case Tags.BYTES_7 -> event.lastTimestamp(in.time());
      case Tags.VARINT_8 -> event.count(in.int32());
      case Tags.BYTES_9 -> event.type(in.string());
      case Tags.BYTES_10 -> event.eventTime(in.microTime());
      case Tags.BYTES_11 -> event.series(in.message(new Series()).series());
      case Tags.BYTES_12 -> event.action(in.string());
      case Tags.BYTES_13 -> event.related(ReferenceMessage.read(in));
      case Tags.BYTES_14 -> event.reportingController(in.string());
      case Tags.BYTES_15 -> event.reportingInstance(in.string());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean readEvents(int tag, ProtobufReading in) throws IOException {
    switch (tag) {
      case Tags.BYTES_2 -> event.eventTime(in.microTime());
      case Tags.BYTES_3 -> event.series(in.message(new Series()).series());
      case Tags.BYTES_4 -> event.reportingController(in.string());
      case Tags.BYTES_5 -> event.reportingInstance(in.string());
      case Tags.BYTES_6 -> event.action(in.string());
      case Tags.BYTES_7 -> event.reason(in.string());
      case Tags.BYTES_8 -> event.involvedObject(ReferenceMessage.read(in));
      case Tags.BYTES_9 -> event.related(ReferenceMessage.read(in));
      case Tags.BYTES_10 -> event.message(in.string());
      case Tags.BYTES_11 -> event.type(in.string());
      case Tags.BYTES_12 -> event.source(in.message(new Source()).source());
      case Tags.BYTES_13 -> event.firstTimestamp(in.time());
      case Tags.BYTES_14 -> event.lastTimestamp(in.time());
      case Tags.VARINT_15 -> event.count(in.int32());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static final class Source implements ProtobufReading.Message {
    private String component = "";
    private String host = "";

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
        case Tags.BYTES_1 -> component = in.string();
        case Tags.BYTES_2 -> host = in.string();
        default -> {
          return false;
        }
      }
      return true;
    }

    EventSource source() {
      return new EventSource(component, host);
    }
  }

  private static final class Series implements ProtobufReading.Message {
    private int count;
    private @Nullable Instant lastObservedTime;

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
        case Tags.VARINT_1 -> count = in.int32();
        case Tags.BYTES_2 -> lastObservedTime = in.microTime();
        default -> {
          return false;
        }
      }
      return true;
    }

    EventSeries series() {
      return new EventSeries(count, lastObservedTime);
    }
  }
}
