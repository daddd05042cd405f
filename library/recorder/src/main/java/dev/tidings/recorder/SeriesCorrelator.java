package dev.tidings.recorder;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.Correlation.Persistence;
import dev.tidings.recorder.Correlation.Skip;
import dev.tidings.recorder.Correlation.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Repeats in events.k8s.io/v1: the second one makes a series, the others are only counted until the
 * series is refreshed or finished. Where nothing may be patched, all of them are counted until
 * then.
 */
final class SeriesCorrelator implements Correlator {
  private final Duration finishAfter;
  private final Repeats repeats;
  private final Fidelity fidelity;
  private final Tallies tallies;
  private final LruCache<Object, Running> running;
  private final Ticks finishing;
  private final Ticks refreshing;
  private final List<Write> lastWords = new ArrayList<>();
  private Instant looked;

  /**
   * @param start what the ticks are counted from
   */
  SeriesCorrelator(SinkOptions options, Instant start, Tallies tallies) {
    SeriesOptions series = options.series();
    this.finishAfter = series.finishAfter();
    this.repeats = options.repeats();
    this.fidelity = options.fidelity();
    this.tallies = tallies;
    this.running = new LruCache<>(series.cacheSize(), this::evict);
    this.finishing = new Ticks(start, finishAfter);
    this.refreshing = new Ticks(start, series.refreshEvery());
    this.looked = start;
  }

  @Override
  public ApiGroup group() {
    return ApiGroup.EVENTS;
  }

  @Override
  public Correlation correlate(Offer offer, Instant now) {
    Event event = shape(offer);
    Object key = key(offer, event);
    Running seen = running.find(key);
    if (seen == null) {
      Event first = repeats == Repeats.STABLE_NAMES ? named(event, offer) : event;
      running.put(key, new Running(key, first, offer.at(), repeats));
      return new Write(key, first, null, Persistence.RETRIED);
    }
    boolean announce = seen.isAnnouncedAtOnce();
    seen.repeat(event, now);
    return announce ? seen.write(Persistence.RETRIED) : new Skip(DropCause.COUNTED);
  }

  /** The event in the fields of events.k8s.io/v1. */
  private Event shape(Offer offer) {
    Event event = offer.event();
    EventSource source = event.source();
    boolean noAction = event.action().isEmpty() && fidelity == Fidelity.IMPROVED;
    return event.toBuilder()
        .source(EventSource.NONE)
        .firstTimestamp(null)
        .lastTimestamp(null)
        .count(0)
        .eventTime(offer.at().truncatedTo(MICROS))
        // An API server refuses an event without action in this group.
        .action(noAction ? event.reason() : event.action())
        .reportingInstance(new Reporter(source.component(), source.host()).instance())
        .build();
  }

  private record Isomorphic(
      String type,
      String action,
      String reason,
      String controller,
      String instance,
      ObjectReference regarding,
      ObjectReference related) {}

  private Object key(Offer offer, Event event) {
    String given = offer.key();
    if (given != null) {
      return CorrelationKeys.Given.of(event, given);
    }
    return new Isomorphic(
        event.type(),
        event.action(),
        event.reason(),
        event.reportingController(),
        event.reportingInstance(),
        identity(event.involvedObject()),
        related(event));
  }

  /** Under a name that says what else it is a repeat of than its object, type and reason. */
  private Event named(Event event, Offer offer) {
    String variety =
        offer.key() == null
            ? "series " + event.action() + " " + related(event)
            : "series key " + offer.key();
    return StableNames.rename(event, variety);
  }

  private ObjectReference related(Event event) {
    ObjectReference related = event.related();
    return related == null ? ObjectReference.EMPTY : identity(related);
  }

  /** An object stays the same object when its resourceVersion changes; not so for client-go. */
  private ObjectReference identity(ObjectReference object) {
    return fidelity == Fidelity.CLIENT_GO ? object : object.withResourceVersion("");
  }

  /** A refreshed series goes on as the server has it; other answers change nothing. */
  @Override
  public void stored(Write write, Event answer) {
    Running seen = running.find(write.key());
    if (write.persistence() == Persistence.ONCE && seen != null) {
      seen.storedAs(answer);
    }
  }

  /**
   * A series that could not be refreshed is still to be told of; one that could not be finished
   * goes on, unless a new one has begun.
   */
  @Override
  public void postponed(Write write) {
    Running seen = running.find(write.key());
    if (seen != null) {
      seen.notWritten();
    } else if (write.change() instanceof EventChange.Series change
        && change.series().lastObservedTime() != null) {
      Instant last = change.series().lastObservedTime();
      Running again = new Running(write.key(), write.event(), last, repeats);
      again.resume(change.series());
      running.put(write.key(), again);
    }
  }

  @Override
  public void adopted(Object key, int count) {
    Running seen = running.find(key);
    if (seen != null) {
      seen.countOn(count);
    }
  }

  @Override
  public List<Write> due(Instant now) {
    boolean finish = finishing.between(looked, now);
    boolean refresh = refreshing.between(looked, now);
    looked = now;
    List<Write> writes = new ArrayList<>(lastWords);
    lastWords.clear();
    if (finish) {
      writes.addAll(finish(now.minus(finishAfter)));
    }
    if (refresh) {
      running.values().stream()
          .filter(Running::isSeries)
          .forEach(series -> writes.add(series.write(Persistence.ONCE)));
    }
    return writes;
  }

  private List<Write> finish(Instant before) {
    List<Write> writes = new ArrayList<>();
    for (Running seen : running.values()) {
      if (seen.last().isBefore(before)) {
        running.remove(seen.key());
        if (seen.isSeries()) {
          writes.add(seen.write(Persistence.ONCE));
        }
      }
    }
    return writes;
  }

  private void evict(Running seen) {
    if (seen.isSeries()) {
      tallies.seriesEvicted().increment();
    }
    writeLast(seen);
  }

  private void writeLast(Running seen) {
    if (seen.isAhead()) {
      lastWords.add(seen.write(Persistence.RETRIED));
    }
  }

  @Override
  public @Nullable Instant nextDue(Instant now) {
    if (running.isEmpty()) {
      return null;
    }
    Instant finish = finishing.next(now);
    Instant refresh = refreshing.next(now);
    return finish.isBefore(refresh) ? finish : refresh;
  }

  @Override
  public List<Write> last(Instant now) {
    running.values().forEach(this::writeLast);
    List<Write> writes = List.copyOf(lastWords);
    lastWords.clear();
    return writes;
  }
}
