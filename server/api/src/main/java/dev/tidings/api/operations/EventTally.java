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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often events happen, by what they say of themselves: one for a new event or as many as
 * its count says, and the difference when a count grows. Safe for use by several threads.
 *
 * <p>Of each label the most frequent values stand for themselves, as told by how many changes have
 * them, since a count is whatever a client writes; all others are {@code other}. The series of a
 * value that loses its place go with it.
 */
final class EventTally {
  static final int MOST_SERIES = 5_000;

  private static final String OTHER = "other";

  /** Names and reasons are shorter; what is longer would be in each scrape. */
  private static final int LONGEST = 128;

  /** No other types are known; events written by hand may have none. */
  private static final Set<String> TYPES = Set.of("", "Normal", "Warning");

  private final MeterRegistry registry;
  private final Counter unreadable;
  private final FrequentValues<String> reasons = values(200, Labels::reason);
  private final FrequentValues<String> kinds = values(50, Labels::kind);
  private final FrequentValues<String> components = values(100, Labels::component);
  private final FrequentValues<String> namespaces = values(200, Labels::namespace);
  private final FrequentValues<Labels> combinations =
      new FrequentValues<>(MOST_SERIES, this::remove);
  private final Map<Labels, Counter> counters = new HashMap<>();

  private record Labels(
      String cluster, String type, String reason, String kind, String component, String namespace) {
    Labels bounded() {
      return new Labels(cluster, type, OTHER, OTHER, OTHER, OTHER);
    }
  }

  @FunctionalInterface
  private interface Label {
    String of(Labels labels);
  }

  EventTally(MeterRegistry registry) {
    this.registry = registry;
    this.unreadable =
        Counter.builder("tidings.events.unreadable")
            .description("Stored events that could not be read to be counted")
            .register(registry);
  }

  private FrequentValues<String> values(int most, Label label) {
    return new FrequentValues<>(most, gone -> forget(each -> label.of(each).equals(gone)));
  }

  synchronized void count(String cluster, Change change) {
    StoredEvent after = change.after();
    if (after == null) {
      return;
    }
    try {
      Event event = StoredForm.decode(after.value());
      int times = event.occurrences() - before(change.before());
      if (times > 0) {
        counter(labels(cluster, event)).increment(times);
      }
    } catch (DecodeException foreign) {
      unreadable.increment();
    }
  }

  /** The cluster is gone, and so are its figures. */
  synchronized void forget(String cluster) {
    forget(labels -> labels.cluster().equals(cluster));
  }

  private static int before(@Nullable StoredEvent before) throws DecodeException {
    return before == null ? 0 : StoredForm.decode(before.value()).occurrences();
  }

  private Labels labels(String cluster, Event event) {
    String component = event.source().component();
    return new Labels(
        cluster,
        TYPES.contains(event.type()) ? event.type() : OTHER,
        shown(reasons, event.reason()),
        shown(kinds, event.involvedObject().kind()),
        shown(components, component.isEmpty() ? event.reportingController() : component),
        shown(namespaces, event.metadata().namespace()));
  }

  private static String shown(FrequentValues<String> values, String value) {
    return isName(value) && values.see(value) ? value : OTHER;
  }

  /** What is called like the rest is part of it, and has no place that it could lose. */
  private static boolean isName(String value) {
    return value.length() <= LONGEST && !value.equals(OTHER);
  }

  private Counter counter(Labels labels) {
    Labels rest = labels.bounded();
    boolean isKept = !labels.equals(rest) && combinations.see(labels);
    return counters.computeIfAbsent(isKept ? labels : rest, this::register);
  }

  private Counter register(Labels labels) {
    return Counter.builder("tidings.events")
        .description("How often events happened, as far as they were written here")
        .tags(
            "cluster", labels.cluster(),
            "type", labels.type(),
            "reason", labels.reason(),
            "kind", labels.kind(),
            "component", labels.component(),
            "namespace", labels.namespace())
        .register(registry);
  }

  private void forget(Predicate<Labels> which) {
    for (Labels each : counters.keySet().stream().filter(which).toList()) {
      combinations.forget(each);
      remove(each);
    }
  }

  private void remove(Labels labels) {
    Counter gone = counters.remove(labels);
    if (gone != null) {
      registry.remove(gone);
    }
  }
}
