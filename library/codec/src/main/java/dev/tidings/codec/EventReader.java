package dev.tidings.codec;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Collects an event from the members of its JSON object in one group's names. */
final class EventReader implements JsonReading.Struct {
  private final ApiGroup group;
  private final MetadataReader metadata = new MetadataReader();
  private String kind = "";
  private String apiVersion = "";
  private ObjectReference involvedObject = ObjectReference.EMPTY;
  private String reason = "";
  private String message = "";
  private EventSource source = EventSource.NONE;
  private @Nullable Instant firstTimestamp;
  private @Nullable Instant lastTimestamp;
  private int count;
  private String type = "";
  private @Nullable Instant eventTime;
  private @Nullable EventSeries series;
  private String action = "";
  private @Nullable ObjectReference related;
  private String reportingController = "";
  private String reportingInstance = "";

  EventReader(ApiGroup group) {
    this.group = group;
  }

  String kind() {
    return kind;
  }

  String apiVersion() {
    return apiVersion;
  }

  @Override
  public String goName() {
    return "Event";
  }

  @Override
  public boolean read(String name, JsonReading in) {
    return readCommon(name, in)
        || switch (group) {
          case CORE -> readCore(name, in);
          case EVENTS -> readEvents(name, in);
        };
  }

  private boolean readCommon(String name, JsonReading in) {
    switch (name) {
      case "kind" -> kind = in.string(kind);
      case "apiVersion" -> apiVersion = in.string(apiVersion);
      case "metadata" -> in.struct("v1.ObjectMeta", metadata);
      case "reason" -> reason = in.string(reason);
      case "type" -> type = in.string(type);
      case "eventTime" -> eventTime = in.microTime();
      case "series" -> series = SeriesReader.read(series, in);
      case "action" -> action = in.string(action);
      case "related" -> related = in.isNull() ? null : ReferenceReader.read(related, in);
      case "reportingInstance" -> reportingInstance = in.string(reportingInstance);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean readCore(String name, JsonReading in) {
    switch (name) {
      case "involvedObject" -> involvedObject = ReferenceReader.read(involvedObject, in);
      case "message" -> message = in.string(message);
      case "source" -> source = SourceReader.read(source, in);
      case "firstTimestamp" -> firstTimestamp = in.time();
      case "lastTimestamp" -> lastTimestamp = in.time();
      case "count" -> count = in.int32(count);
      case "reportingComponent" -> reportingController = in.string(reportingController);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean readEvents(String name, JsonReading in) {
    switch (name) {
      case "regarding" -> involvedObject = ReferenceReader.read(involvedObject, in);
      case "note" -> message = in.string(message);
      case "deprecatedSource" -> source = SourceReader.read(source, in);
      case "deprecatedFirstTimestamp" -> firstTimestamp = in.time();
      case "deprecatedLastTimestamp" -> lastTimestamp = in.time();
      case "deprecatedCount" -> count = in.int32(count);
      case "reportingController" -> reportingController = in.string(reportingController);
      default -> {
        return false;
      }
    }
    return true;
  }

  Event event() {
    return new Event(
        metadata.metadata(),
        involvedObject,
        reason,
        message,
        source,
        firstTimestamp,
        lastTimestamp,
        count,
        type,
        eventTime,
        series,
        action,
        related,
        reportingController,
        reportingInstance);
  }
}
