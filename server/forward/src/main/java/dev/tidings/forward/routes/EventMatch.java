package dev.tidings.forward.routes;

import dev.tidings.forward.enhanced.EnhancedEvent;
import java.util.List;
import java.util.function.Predicate;

/** Which events are meant: those of which everything is true that is said. */
record EventMatch(List<Predicate<EnhancedEvent>> all) implements Predicate<EnhancedEvent> {
  /** Every event. */
  static final EventMatch EVERY = new EventMatch(List.of());

  EventMatch {
    all = List.copyOf(all);
  }

  @Override
  public boolean test(EnhancedEvent event) {
    return all.stream().allMatch(each -> each.test(event));
  }
}
