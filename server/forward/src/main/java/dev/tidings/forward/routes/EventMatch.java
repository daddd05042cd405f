package dev.tidings.forward.routes;

import dev.tidings.event.Event;
import java.util.List;
import java.util.function.Predicate;

/** Which events are meant: those of which everything is true that is said. */
record EventMatch(List<Predicate<Event>> all) implements Predicate<Event> {
  /** Every event. */
  static final EventMatch EVERY = new EventMatch(List.of());

  EventMatch {
    all = List.copyOf(all);
  }

  @Override
  public boolean test(Event event) {
    return all.stream().allMatch(each -> each.test(event));
  }
}
