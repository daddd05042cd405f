package dev.tidings.codec;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.ManagedFieldsEntry;
import dev.tidings.event.ObjectMeta;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A patch as event recorders send it: how often something has happened, when last, and what is to
 * be said of it. Such a patch means the same as a merge patch and as a strategic merge patch, and
 * is applied without a tree.
 *
 * <p>Whatever is unusual in a patch makes it no plain one: {@link MergePatch} and {@link
 * StrategicMergePatch} know what to do with it, or what to say.
 */
public final class PlainPatch {
  private final Members members;

  private PlainPatch(Members members) {
    this.members = members;
  }

  /**
   * Reads a patch of an event in the form of a group; empty when it is not a plain one.
   *
   * @param body JSON, or anything else
   */
  public static Optional<PlainPatch> read(byte[] body, ApiGroup group) {
    if (!GoStrings.isValid(body)) {
      return Optional.empty();
    }
    var members = new Members(group);
    try (var parser = KubernetesJson.MAPPER.createParser(body)) {
      if (parser.nextToken() == null || !parser.isExpectedStartObjectToken()) {
        return Optional.empty();
      }
      var reading = new JsonReading(parser, body);
      reading.struct("v1.Event", members);
      boolean plain =
          parser.nextToken() == null && reading.error() == null && reading.strictErrors().isEmpty();
      return plain ? Optional.of(new PlainPatch(members)) : Optional.empty();
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  /**
   * The patched event; empty when the event itself would become another by being written as JSON
   * and read again.
   */
  public Optional<Event> apply(Event live) {
    return hasZeroTime(live) ? Optional.empty() : Optional.of(members.over(live));
  }

  /** JSON has no zero time: it is written as if it were unset. */
  private static boolean hasZeroTime(Event event) {
    ObjectMeta metadata = event.metadata();
    EventSeries series = event.series();
    return Stream.of(
                metadata.creationTimestamp(),
                metadata.deletionTimestamp(),
                event.firstTimestamp(),
                event.lastTimestamp(),
                event.eventTime(),
                series == null ? null : series.lastObservedTime())
            .anyMatch(Event.ZERO_TIME::equals)
        || metadata.managedFields().stream()
            .map(ManagedFieldsEntry::time)
            .anyMatch(Event.ZERO_TIME::equals);
  }

  /** What the patch sets; null where it says nothing. */
  private static final class Members implements JsonReading.Struct {
    private final boolean core;
    private @Nullable Integer count;
    private @Nullable Instant lastTimestamp;
    private @Nullable String message;
    private @Nullable Series series;

    Members(ApiGroup group) {
      core = group == ApiGroup.CORE;
    }

    @Override
    public String goName() {
      return "Event";
    }

    @Override
    public boolean read(String name, JsonReading in) {
      if (in.isNull()) {
        return false;
      }
      switch (name) {
        case "series" -> series = in.struct("v1.EventSeries", new Series());
        case "count" -> count = in.int32(0);
        case "lastTimestamp" -> lastTimestamp = in.time();
        case "message" -> message = in.string("");
        default -> {
          return false;
        }
      }
      return core || name.equals("series");
    }

    Event over(Event live) {
      Event.Builder patched = live.toBuilder();
      if (count != null) {
        patched.count(count);
      }
      if (lastTimestamp != null) {
        patched.lastTimestamp(lastTimestamp);
      }
      if (message != null) {
        patched.message(message);
      }
      if (series != null) {
        patched.series(series.over(live.series()));
      }
      return patched.build();
    }
  }

  private static final class Series implements JsonReading.Struct {
    private @Nullable Integer count;
    private @Nullable Instant lastObservedTime;

    @Override
    public String goName() {
      return "EventSeries";
    }

    @Override
    public boolean read(String name, JsonReading in) {
      if (in.isNull()) {
        return false;
      }
      switch (name) {
        case "count" -> count = in.int32(0);
        case "lastObservedTime" -> lastObservedTime = in.microTime();
        default -> {
          return false;
        }
      }
      return true;
    }

    EventSeries over(@Nullable EventSeries live) {
      EventSeries before = live == null ? new EventSeries(0, null) : live;
      return new EventSeries(
          count == null ? before.count() : count,
          lastObservedTime == null ? before.lastObservedTime() : lastObservedTime);
    }
  }
}
