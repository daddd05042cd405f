package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.recorder.Correlation.Skip;
import dev.tidings.recorder.Correlation.Write;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is to be written to one sink: what its correlator says, where the sink may write.
 * Guarded by the delivery's lock, but for {@link #group()}.
 */
final class Correlating {
  private final EventSink sink;
  private final SinkOptions options;
  private final Tallies tallies;
  private final SinkFailures failures;
  private final Instant start;
  private final String namespace;
  private @Nullable ApiGroup group;
  private @Nullable Correlator correlator;
  private @Nullable Instant due;

  Correlating(
      EventSink sink, SinkOptions options, Surroundings surroundings, SinkFailures failures) {
    this.sink = sink;
    this.options = options;
    this.tallies = surroundings.tallies();
    this.failures = failures;
    this.start = surroundings.scheduler().now();
    this.namespace = namespace();
  }

  // A sink is not ours, and must not end the program that is about to begin.
  private String namespace() {
    try {
      return requireNonNull(sink.namespace(), "namespace");
    } catch (Throwable e) {
      failures.withoutNamespace(e);
      return "";
    }
  }

  /**
   * The sink's group, which it is asked for once. That may take a request, so that nobody may wait
   * meanwhile: called without a lock, by the thread that takes the offers.
   */
  ApiGroup group() {
    ApiGroup known = group;
    if (known == null) {
      known = ask();
      group = known;
    }
    return known;
  }

  // A sink is not ours, and must not end the thread whatever it throws.
  private ApiGroup ask() {
    try {
      return requireNonNull(sink.group(), "group");
    } catch (Throwable e) {
      failures.withoutGroup(e);
      return ApiGroup.CORE;
    }
  }

  /** What is to be done about an event. */
  Correlation correlate(Offer offer, ApiGroup group, Instant now) {
    if (isElsewhere(offer.event())) {
      failures.wrongNamespace(offer.event(), namespace, now);
      return new Skip(DropCause.WRONG_NAMESPACE);
    }
    return correlated(offer, group, now);
  }

  /** An event lies where its object does; those of objects without namespace go anywhere. */
  private boolean isElsewhere(Event event) {
    return !namespace.isEmpty()
        && !event.involvedObject().namespace().isEmpty()
        && !event.involvedObject().namespace().equals(namespace);
  }

  // The message of a combined event is made by code that is not ours, and may throw.
  private Correlation correlated(Offer offer, ApiGroup group, Instant now) {
    if (correlator == null) {
      correlator = Correlator.of(group, options, start, tallies);
    }
    try {
      return correlator.correlate(offer, now);
    } catch (Throwable e) {
      failures.notCorrelated(offer.event(), e, now);
      return new Skip(DropCause.INVALID_EVENT);
    }
  }

  /** What is to be written at this time without any event coming in. */
  List<Write> due(Instant now) {
    return correlator == null ? List.of() : correlator.due(now);
  }

  /** What is still to be written when nothing comes in any more. */
  List<Write> last(Instant now) {
    return correlator == null ? List.of() : correlator.last(now);
  }

  /** Looks at this time: what is said next may be the same, should the clock have been set back. */
  void looks(Instant at) {
    if (at.equals(due)) {
      due = null;
    }
  }

  /** When to look for due writes, said once for each time; null if there is nothing to say. */
  @Nullable Instant nextLook(Instant now) {
    Instant next = correlator == null ? null : correlator.nextDue(now);
    if (next == null || next.equals(due)) {
      return null;
    }
    due = next;
    return next;
  }

  /** The correlator that every write comes from. */
  Correlator correlator() {
    return requireNonNull(correlator, "no write comes from no correlator");
  }
}
