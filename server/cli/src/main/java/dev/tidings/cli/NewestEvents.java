package dev.tidings.cli;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.tidings.cli.ObjectEvents.Listed;
import dev.tidings.event.Event;
import dev.tidings.event.EventRow;
import dev.tidings.event.EventSeries;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All events of a server, the last seen last, as kubectl shows them for all namespaces. */
final class NewestEvents {
  private static final List<String> COLUMNS =
      Stream.concat(Stream.of("Namespace"), EventRow.COLUMNS.stream()).toList();

  /** So many events tell a story that fits a screen. */
  private static final int SHORT_STORY = 4;

  private static final int LONG_STORY = 12;

  private final List<Event> events;
  private final String revision;

  NewestEvents(Listed listed) {
    this.events = listed.events().stream().sorted(comparing(NewestEvents::lastSeen)).toList();
    this.revision = listed.resourceVersion();
  }

  /** The revision they were read at. */
  String revision() {
    return revision;
  }

  int count() {
    return events.size();
  }

  /** The table of the newest ones, with headings, ages as of now. */
  String table(int rows, Instant now) {
    return new TextTable(COLUMNS)
        .withHeadings(
            events.stream()
                .skip(Math.max(0, events.size() - rows))
                .map(event -> cells(event, now))
                .toList());
  }

  private static List<String> cells(Event event, Instant now) {
    return Stream.concat(
            Stream.of(event.metadata().namespace()), EventRow.of(event, now).cells().stream())
        .toList();
  }

  /** A pod whose events are worth reading: a handful, with a warning among them, and recent. */
  Optional<ObjectReference> podWithAStory() {
    return events.stream()
        .filter(event -> event.involvedObject().kind().equals("Pod"))
        .collect(groupingBy(event -> event.involvedObject().uid()))
        .values()
        .stream()
        .filter(NewestEvents::isStory)
        .map(List::getLast)
        .max(comparing(NewestEvents::lastSeen).thenComparing(last -> last.metadata().name()))
        .map(Event::involvedObject);
  }

  private static boolean isStory(List<Event> ofOnePod) {
    return ofOnePod.size() >= SHORT_STORY
        && ofOnePod.size() <= LONG_STORY
        && ofOnePod.stream().anyMatch(event -> event.type().equals("Warning") && event.count() > 1)
        && ofOnePod.stream().anyMatch(event -> event.type().equals("Normal"));
  }

  private static Instant lastSeen(Event event) {
    EventSeries series = event.series();
    Instant seen = series == null ? null : series.lastObservedTime();
    return Stream.of(seen, event.lastTimestamp(), event.firstTimestamp(), event.eventTime())
        .filter(time -> time != null)
        .findFirst()
        .orElse(Event.ZERO_TIME);
  }
}
