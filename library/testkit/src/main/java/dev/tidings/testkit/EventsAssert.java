package dev.tidings.testkit;

import dev.tidings.event.Event;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Says what events there must be. A failure shows what was recorded instead.
 *
 * <p>{@code hasWarning}, {@code hasNormal} and {@code hasEvent} go on with the events that they
 * find; {@link ChosenEventsAssert#and()} leads back to all.
 */
public final class EventsAssert extends AbstractAssert<EventsAssert, List<Event>> {
  private final @Nullable Evidence evidence;

  EventsAssert(@Nullable Evidence evidence) {
    super(evidence == null ? null : evidence.events(), EventsAssert.class);
    this.evidence = evidence;
  }

  private Evidence evidence() {
    if (evidence == null) {
      throw failure("there are no events to look at: null was given");
    }
    return evidence;
  }

  /** There is a warning with this reason. */
  public ChosenEventsAssert hasWarning(String reason) {
    return chosen("a Warning with reason " + reason, is("Warning", reason));
  }

  /** There is an event of type Normal with this reason. */
  public ChosenEventsAssert hasNormal(String reason) {
    return chosen("a Normal event with reason " + reason, is("Normal", reason));
  }

  /** There is an event with this reason, whatever its type. */
  public ChosenEventsAssert hasEvent(String reason) {
    return chosen("an event with reason " + reason, event -> event.reason().equals(reason));
  }

  private static Predicate<Event> is(String type, String reason) {
    return event -> event.type().equals(type) && event.reason().equals(reason);
  }

  private ChosenEventsAssert chosen(String what, Predicate<Event> which) {
    Evidence all = evidence();
    List<Event> found = all.events().stream().filter(which).toList();
    if (found.isEmpty()) {
      throw failure("Expected %s, but there is none. %s", what, EventTable.of(all, List.of()));
    }
    return new ChosenEventsAssert(this, all, new ChosenEventsAssert.Chosen(what, found))
        .as("%s", descriptionText());
  }

  /** There is no warning. */
  public EventsAssert hasNoWarnings() {
    return hasNone("a Warning", event -> event.type().equals("Warning"));
  }

  /** There is no event with this reason, whatever its type. */
  public EventsAssert hasNoEvent(String reason) {
    return hasNone("an event with reason " + reason, event -> event.reason().equals(reason));
  }

  /** There is no event at all. */
  public EventsAssert hasNoEvents() {
    return hasNone("an event", event -> true);
  }

  private EventsAssert hasNone(String what, Predicate<Event> which) {
    Evidence all = evidence();
    List<Event> found = all.events().stream().filter(which).toList();
    if (!found.isEmpty()) {
      throw failure("Expected there not to be %s. %s", what, EventTable.of(all, found));
    }
    return this;
  }

  /** So many events in all, each as often as it happened. */
  public EventsAssert hasCount(int times) {
    Evidence all = evidence();
    long happened = Evidence.occurrences(all.events());
    if (happened != times) {
      throw failure(
          "Expected %d event(s), but there are %d. %s",
          times, happened, EventTable.of(all, all.events()));
    }
    return this;
  }
}
