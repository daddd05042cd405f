package dev.tidings.api.stream;

import dev.tidings.api.read.Ids;
import dev.tidings.api.read.SharedChanges;
import dev.tidings.api.sight.Place;
import dev.tidings.api.sight.Places;
import dev.tidings.search.query.EventQuery;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open streams: has a worker look for what is new, ten times a second at most for each, however
 * often something happens. However many there are, they share a few threads, and what is decoded
 * for one is for all.
 */
public final class Streams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final Duration TICK = Duration.ofMillis(100);

  /** For changes that are shared: a small part of the heap. */
  private static final long ROOM = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 32);

  private final Places places;
  private final LongSupplier nanos;
  private final Ids ids;
  private final Executor workers;
  private final SharedChanges changes = new SharedChanges(ROOM);
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor ticks =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("tidings-stream-ticks").factory());

  /** Streams that are looked after only when {@link #tick} is called. */
  Streams(Places places, LongSupplier nanos, Ids ids, Executor workers) {
    this.places = places;
    this.nanos = nanos;
    this.ids = ids;
    this.workers = workers;
  }

  /**
   * Starts to look after streams.
   *
   * @param nanos the time, by a clock that nobody sets
   * @param workers fill them, each with at most one task at a time; closed after this by whoever
   *     made them
   */
  public static Streams start(Places places, LongSupplier nanos, Ids ids, Executor workers) {
    var streams = new Streams(places, nanos, ids, workers);
    var unused =
        streams.ticks.scheduleAtFixedRate(
            streams::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    return streams;
  }

  EventStream open(EventQuery query, Heard heard, Positions positions) {
    var reading = new StreamReading(query, changes, positions);
    // from now on, not from when it is first looked at
    places.all().forEach(positions::of);
    var stream = new EventStream(this, heard, reading, new Pauses(nanos, ids.watchDuration()));
    open.add(stream);
    return stream;
  }

  void forget(EventStream stream) {
    open.remove(stream);
  }

  Places places() {
    return places;
  }

  Executor workers() {
    return workers;
  }

  /** Looks whether there is something to do, for each stream. */
  void tick() {
    List<Place> all = places.all();
    open.forEach(stream -> tick(stream, all));
  }

  /** Whatever is wrong with one, the others are looked after, and all of them the next time. */
  private static void tick(EventStream stream, List<Place> all) {
    try {
      stream.tick(all);
    } catch (RuntimeException | Error failure) {
      LOG.error("looking after a stream failed; trying again", failure);
    }
  }

  /** Ends every stream where it is. */
  @Override
  public void close() {
    ticks.shutdownNow();
    List.copyOf(open).forEach(EventStream::close);
  }
}
