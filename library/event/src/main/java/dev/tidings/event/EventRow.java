package dev.tidings.event;

import java.time.Instant;
import java.util.List;

/**
 * One event as a row of the table that {@code kubectl get events} shows and the server makes
 * (pkg/printers/internalversion).
 *
 * @param lastSeen when the event was last seen: an age, as {@link HumanDuration} words it
 * @param object kind and name of the involved object, {@code pod/web-0}
 * @param subobject the involved object's field path
 * @param source the reporter and where it runs, {@code kubelet, node-1}
 * @param message without white space at either end
 * @param firstSeen when the event was first seen: an age
 * @param count how often it has been seen
 */
public record EventRow(
    String lastSeen,
    String type,
    String reason,
    String object,
    String subobject,
    String source,
    String message,
    String firstSeen,
    int count,
    String name) {
  /** The headings over {@link #cells()}. */
  public static final List<String> COLUMNS =
      List.of("Last Seen", "Type", "Reason", "Object", "Message");

  /** The headings over {@link #wideCells()}. */
  public static final List<String> WIDE_COLUMNS =
      List.of(
          "Last Seen",
          "Type",
          "Reason",
          "Object",
          "Subobject",
          "Source",
          "Message",
          "First Seen",
          "Count",
          "Name");

  /** The row of an event, ages as of now. */
  public static EventRow of(Event event, Instant now) {
    ObjectReference object = event.involvedObject();
    return new EventRow(
        HumanDuration.since(event.lastSeen(), now),
        event.type(),
        event.reason(),
        object(object),
        object.fieldPath(),
        source(event),
        GoText.trim(event.message()),
        HumanDuration.since(event.firstSeen(), now),
        count(event),
        event.metadata().name());
  }

  private static int count(Event event) {
    EventSeries series = event.series();
    if (series != null) {
      return series.count();
    }
    // Events of the new kind that were seen once carry no count.
    return event.count() == 0 ? 1 : event.count();
  }

  private static String object(ObjectReference object) {
    String kind = GoText.lowerCase(object.kind());
    return object.name().isEmpty() ? kind : kind + "/" + object.name();
  }

  private static String source(Event event) {
    EventSource source = event.source();
    String component = firstOf(source.component(), event.reportingController());
    String instance = firstOf(source.host(), event.reportingInstance());
    return instance.isEmpty() ? component : component + ", " + instance;
  }

  private static String firstOf(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /** What {@code kubectl get events} shows. */
  public List<String> cells() {
    return List.of(lastSeen, type, reason, object, message);
  }

  /** What {@code kubectl get events -o wide} shows. */
  public List<String> wideCells() {
    return List.of(
        lastSeen,
        type,
        reason,
        object,
        subobject,
        source,
        message,
        firstSeen,
        Integer.toString(count),
        name);
  }
}
