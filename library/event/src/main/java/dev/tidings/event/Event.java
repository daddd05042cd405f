package dev.tidings.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event, whichever API group it was written through.
 *
 * <p>The components are named as core/v1 names them. In events.k8s.io/v1 {@code involvedObject} is
 * {@code regarding}, {@code message} is {@code note}, and source, firstTimestamp, lastTimestamp and
 * count are {@code deprecated…}.
 *
 * <p>{@code firstTimestamp} and {@code lastTimestamp} have whole seconds, {@code eventTime}
 * microseconds; null is unset. A writer may also set the year 1 explicitly: {@link #ZERO_TIME}
 * counts as set when an event is validated and is written out as unset.
 *
 * @param reportingController the controller that wrote the event (core/v1: reportingComponent)
 */
public record Event(
    ObjectMeta metadata,
    ObjectReference involvedObject,
    String reason,
    String message,
    EventSource source,
    @Nullable Instant firstTimestamp,
    @Nullable Instant lastTimestamp,
    int count,
    String type,
    @Nullable Instant eventTime,
    @Nullable EventSeries series,
    String action,
    @Nullable ObjectReference related,
    String reportingController,
    String reportingInstance) {
  /** What Kubernetes calls the zero time: written out as if it were unset. */
  public static final Instant ZERO_TIME = Instant.parse("0001-01-01T00:00:00Z");

  public Event {
    requireNonNull(metadata, "metadata");
    requireNonNull(involvedObject, "involvedObject");
    requireNonNull(reason, "reason");
    requireNonNull(message, "message");
    requireNonNull(source, "source");
    requireNonNull(type, "type");
    requireNonNull(action, "action");
    requireNonNull(reportingController, "reportingController");
    requireNonNull(reportingInstance, "reportingInstance");
  }

  /** The first of two times that is set, which the zero time is not; null if none is. */
  static @Nullable Instant firstSet(@Nullable Instant time, @Nullable Instant otherwise) {
    if (time != null && !time.equals(ZERO_TIME)) {
      return time;
    }
    return otherwise == null || otherwise.equals(ZERO_TIME) ? null : otherwise;
  }

  /** How often the event says that it happened: by its series or its count, and at least once. */
  public int occurrences() {
    return Math.max(1, series == null ? count : series.count());
  }

  /** When the event happened first, as kubectl tells it; null when it does not say. */
  public @Nullable Instant firstSeen() {
    return firstSet(firstTimestamp, eventTime);
  }

  /** When the event happened last, as kubectl tells it; null when it does not say. */
  public @Nullable Instant lastSeen() {
    return series == null ? firstSet(lastTimestamp, firstSeen()) : series.lastObservedTime();
  }

  /** The event's place in a store. */
  public EventKey key() {
    return new EventKey(metadata.namespace(), metadata.name());
  }

  /** This event with other metadata. */
  public Event withMetadata(ObjectMeta metadata) {
    return toBuilder().metadata(metadata).build();
  }

  /** A builder in which everything is unset. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this event. */
  public Builder toBuilder() {
    return new Builder()
        .metadata(metadata)
        .involvedObject(involvedObject)
        .reason(reason)
        .message(message)
        .source(source)
        .firstTimestamp(firstTimestamp)
        .lastTimestamp(lastTimestamp)
        .count(count)
        .type(type)
        .eventTime(eventTime)
        .series(series)
        .action(action)
        .related(related)
        .reportingController(reportingController)
        .reportingInstance(reportingInstance);
  }

  /** Collects the parts of an {@link Event}. Not safe for use by several threads. */
  public static final class Builder {
    private ObjectMeta metadata = ObjectMeta.EMPTY;
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

    private Builder() {}

    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    public Builder involvedObject(ObjectReference involvedObject) {
      this.involvedObject = involvedObject;
      return this;
    }

    public Builder reason(String reason) {
      this.reason = reason;
      return this;
    }

    public Builder message(String message) {
      this.message = message;
      return this;
    }

    public Builder source(EventSource source) {
      this.source = source;
      return this;
    }

    public Builder firstTimestamp(@Nullable Instant firstTimestamp) {
      this.firstTimestamp = firstTimestamp;
      return this;
    }

    public Builder lastTimestamp(@Nullable Instant lastTimestamp) {
      this.lastTimestamp = lastTimestamp;
      return this;
    }

    public Builder count(int count) {
      this.count = count;
      return this;
    }

    public Builder type(String type) {
      this.type = type;
      return this;
    }

    public Builder eventTime(@Nullable Instant eventTime) {
      this.eventTime = eventTime;
      return this;
    }

    public Builder series(@Nullable EventSeries series) {
      this.series = series;
      return this;
    }

    public Builder action(String action) {
      this.action = action;
      return this;
    }

    public Builder related(@Nullable ObjectReference related) {
      this.related = related;
      return this;
    }

    public Builder reportingController(String reportingController) {
      this.reportingController = reportingController;
      return this;
    }

    public Builder reportingInstance(String reportingInstance) {
      this.reportingInstance = reportingInstance;
      return this;
    }

    public Event build() {
      return new Event(
          metadata,
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
}
