package dev.tidings.metrics;

import static java.util.Objects.requireNonNull;

import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.Reporter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.search.Search;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of one broadcaster, as meters whose names begin with {@code tidings.recorder}; they
 * are listed in docs/metrics.md. No tag holds the name of an object, a namespace or a reason, so
 * there are about thirty meters for each sink, however much is recorded.
 *
 * <p>All have the tag {@code broadcaster}, which tells several in one registry apart. All are there
 * from the start, at zero, but for the timers of requests, which come with the first one of a kind.
 * Safe for use by several threads.
 */
public final class RecorderMetrics implements MeterBinder, AutoCloseable {
  private static final String PREFIX = "tidings.recorder.";

  private final EventBroadcaster broadcaster;
  private final Tag name;
  private final List<Runnable> bound = new ArrayList<>();

  /**
   * Meters that are told apart by the reporting controller.
   *
   * @throws IllegalArgumentException if the broadcaster was built for none
   */
  public RecorderMetrics(EventBroadcaster broadcaster) {
    this(broadcaster, controller(broadcaster));
  }

  /** Meters that are told apart by a name. */
  public RecorderMetrics(EventBroadcaster broadcaster, String name) {
    this.broadcaster = requireNonNull(broadcaster, "broadcaster");
    this.name = Tag.of("broadcaster", name);
  }

  private static String controller(EventBroadcaster broadcaster) {
    Reporter reporter = broadcaster.reporter();
    if (reporter == null) {
      throw new IllegalArgumentException(
          "the broadcaster has no reporting controller, so its metrics need a name");
    }
    return reporter.component();
  }

  /**
   * Registers the meters.
   *
   * @throws IllegalArgumentException if another broadcaster of this name is in the registry: it
   *     would hide this one
   */
  @Override
  public synchronized void bindTo(MeterRegistry registry) {
    if (!mine(registry).meters().isEmpty()) {
      throw new IllegalArgumentException(
          "there are metrics of a broadcaster " + name.getValue() + " already: give this a name");
    }
    new EventMeters(broadcaster, registry, name).register();
    var timers = new RequestTimers(registry, name);
    Runnable stop = broadcaster.onRequest(timers);
    bound.add(
        () -> {
          stop.run();
          timers.close();
          mine(registry).meters().forEach(registry::remove);
        });
  }

  private Search mine(MeterRegistry registry) {
    return Search.in(registry).name(meter -> meter.startsWith(PREFIX)).tags(List.of(name));
  }

  /** Removes the meters from the registries they were bound to. */
  @Override
  public synchronized void close() {
    bound.forEach(Runnable::run);
    bound.clear();
  }
}
