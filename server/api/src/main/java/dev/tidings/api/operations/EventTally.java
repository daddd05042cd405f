package dev.tidings.api.operations;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often events happen, by what they say of themselves: one for a new event or as many as
 * its count says, and the difference when a count grows. For one thread.
 */
public final class EventTally {
  private static final int MOST_SERIES = 5_000;

  /** No other types are known; events written by hand may have none. */
  private static final Set<String> TYPES = Set.of("", "Normal", "Warning");

  private final MeterRegistry registry;
  private final Counter unreadable;
  private final BoundedLabel reasons = new BoundedLabel(200);
  private final BoundedLabel kinds = new BoundedLabel(50);
  private final BoundedLabel components = new BoundedLabel(100);
  private final BoundedLabel namespaces = new BoundedLabel(100);
  private final Map<Labels, Counter> counters = new HashMap<>();

  private record Labels(
      String type, String reason, String kind, String component, String namespace) {
    Labels bounded() {
      return new Labels(
          type, BoundedLabel.OTHER, BoundedLabel.OTHER, BoundedLabel.OTHER, BoundedLabel.OTHER);
    }
  }

  public EventTally(MeterRegistry registry) {
    this.registry = registry;
    this.unreadable =
        Counter.builder("tidings.events.unreadable")
            .description("Stored events that could not be read to be counted")
            .register(registry);
  }

  public void count(Change change) {
    StoredEvent after = change.after();
    if (after == null) {
      return;
    }
    try {
      Event event = StoredForm.decode(after.value());
      int times = event.occurrences() - before(change.before());
      if (times > 0) {
        counter(labels(event)).increment(times);
      }
    } catch (DecodeException foreign) {
      unreadable.increment();
    }
  }

  private static int before(@Nullable StoredEvent before) throws DecodeException {
    return before == null ? 0 : StoredForm.decode(before.value()).occurrences();
  }

  private Labels labels(Event event) {
    String component = event.source().component();
    return new Labels(
        TYPES.contains(event.type()) ? event.type() : BoundedLabel.OTHER,
        reasons.of(event.reason()),
        kinds.of(event.involvedObject().kind()),
        components.of(component.isEmpty() ? event.reportingController() : component),
        namespaces.of(event.metadata().namespace()));
  }

  private Counter counter(Labels labels) {
    boolean room = counters.size() < MOST_SERIES || counters.containsKey(labels);
    return counters.computeIfAbsent(room ? labels : labels.bounded(), this::register);
  }

  private Counter register(Labels labels) {
    return Counter.builder("tidings.events")
        .description("How often events happened, as far as they were written here")
        .tags(
            "type", labels.type(),
            "reason", labels.reason(),
            "kind", labels.kind(),
            "component", labels.component(),
            "namespace", labels.namespace())
        .register(registry);
  }
}
