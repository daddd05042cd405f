package dev.tidings.cli;

import dev.tidings.cli.ObjectEvents.Listed;
import dev.tidings.event.Event;
import dev.tidings.event.EventsBlock;
import dev.tidings.event.TextTable;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints what is new about an object, an event a line: the time of day, and then what the Events
 * block says. Ages are those of the moment; it is the time in front that stays true.
 */
final class FollowedEvents {
  /** A server that ends watches as soon as they are opened is not asked faster than this. */
  private static final Duration BETWEEN_WATCHES = Duration.ofSeconds(1);

  private final TextTable table =
      new TextTable(List.of("Time", "Type", "Reason", "Age", "From", "Message"));
  private final Map<String, String> shown = new HashMap<>();
  private final ObjectKind kind;
  private final ObjectEvents source;
  private final InstantSource clock;
  private final PrintWriter out;

  FollowedEvents(ObjectKind kind, ObjectEvents source, InstantSource clock, PrintWriter out) {
    this.kind = kind;
    this.source = source;
    this.clock = clock;
    this.out = out;
  }

  /** Goes on from a list that has been shown, until nobody reads any more. */
  void follow(Listed listed) throws CommandFailure, InterruptedException {
    listed.events().forEach(this::remember);
    table.rows(listed.events().stream().map(this::line).toList());
    String revision = listed.resourceVersion();
    while (!out.checkError()) {
      revision = source.watch(revision, this::show);
      if (revision.isEmpty()) {
        Listed now = source.list();
        now.events().forEach(this::show);
        revision = now.resourceVersion();
      }
      Thread.sleep(BETWEEN_WATCHES);
    }
  }

  /** Prints an event unless it has been; false when nobody reads any more. */
  private boolean show(Event event) {
    if (kind.matches(event.involvedObject().kind()) && remember(event)) {
      out.print(table.rows(List.of(line(event))));
    }
    return !out.checkError();
  }

  /** Whether this state of the event is new. */
  private boolean remember(Event event) {
    String version = event.metadata().resourceVersion();
    return !version.equals(shown.put(event.metadata().uid(), version));
  }

  private List<String> line(Event event) {
    var now = clock.instant();
    var cells = new ArrayList<String>();
    cells.add(TimeOfDay.of(now));
    cells.addAll(EventsBlock.cells(event, now));
    return cells;
  }
}
