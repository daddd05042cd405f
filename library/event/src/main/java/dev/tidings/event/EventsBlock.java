package dev.tidings.event;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;

/**
 * The events at the end of what {@code kubectl describe} prints (kubectl, pkg/describe).
 *
 * <p>They are ordered by lastTimestamp, those without one first, as it is in kubectl. Message and
 * reason are the reporter's: what could control a terminal is escaped, line feeds are kept.
 */
public final class EventsBlock {
  private static final TabText TABS = new TabText(0, 2, (column, needed) -> needed);

  private EventsBlock() {}

  /** The block as kubectl prints it, ages as of now; each line ends with a line feed. */
  public static String render(List<Event> events, Instant now) {
    return render(events, now, FieldPaths.BEFORE_MESSAGE);
  }

  /** The block in one of kubectl's two ways to word messages. */
  public static String render(List<Event> events, Instant now, FieldPaths fieldPaths) {
    return TABS.align(raw(events, now, fieldPaths));
  }

  /** The block before its columns are aligned: cells are separated by tabs. */
  static String raw(List<Event> events, Instant now, FieldPaths fieldPaths) {
    if (events.isEmpty()) {
      return "Events:\t<none>\n";
    }
    StringBuilder block = new StringBuilder("Events:\n");
    appendLine(block, List.of("Type", "Reason", "Age", "From", "Message"));
    appendLine(block, List.of("----", "------", "----", "----", "-------"));
    events.stream()
        .sorted(comparing(EventsBlock::sortedBy))
        .forEach(event -> appendLine(block, cells(event, now, fieldPaths)));
    return block.toString();
  }

  /** What the block says of one event: type, reason, age, reporter and message. */
  public static List<String> cells(Event event, Instant now) {
    return cells(event, now, FieldPaths.BEFORE_MESSAGE);
  }

  private static List<String> cells(Event event, Instant now, FieldPaths fieldPaths) {
    return List.of(
        event.type(), event.reason(), age(event, now), from(event), message(event, fieldPaths));
  }

  private static void appendLine(StringBuilder block, List<String> cells) {
    block.append("  ").append(TerminalText.escaped(String.join("\t", cells))).append('\n');
  }

  private static Instant sortedBy(Event event) {
    Instant last = event.lastTimestamp();
    return last == null ? Event.ZERO_TIME : last;
  }

  private static String age(Event event, Instant now) {
    Instant firstTime = Event.firstSet(event.eventTime(), event.firstTimestamp());
    String first = HumanDuration.since(firstTime, now);
    EventSeries series = event.series();
    if (series != null) {
      return repeated(HumanDuration.since(series.lastObservedTime(), now), series.count(), first);
    }
    return event.count() > 1
        ? repeated(HumanDuration.since(event.lastTimestamp(), now), event.count(), first)
        : first;
  }

  private static String repeated(String last, int count, String first) {
    return last + " (x" + count + " over " + first + ")";
  }

  private static String from(Event event) {
    String component = event.source().component();
    return component.isEmpty() ? event.reportingController() : component;
  }

  private static String message(Event event, FieldPaths fieldPaths) {
    String message = GoText.trim(event.message());
    String fieldPath = event.involvedObject().fieldPath();
    return fieldPaths == FieldPaths.LEFT_OUT || fieldPath.isEmpty()
        ? message
        : fieldPath + ": " + message;
  }
}
