package dev.tidings.api.stream;

import static java.util.stream.Collectors.toMap;

import dev.tidings.api.sight.Place;
import dev.tidings.api.sight.Stages;
import dev.tidings.api.wire.FrameStream;
import dev.tidings.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream, without a thread of its own: while somebody waits for its next frames, a worker looks
 * for them whenever something has happened.
 *
 * <p>Invariant: one step at a time reads, and only while somebody waits, so that a slow reader
 * costs no memory.
 */
final class EventStream implements FrameStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  private static final long NO_END = Long.MAX_VALUE;

  private static final CompletionStage<List<byte[]>> NOTHING =
      CompletableFuture.completedStage(List.of());

  private final Streams streams;
  private final Heard heard;
  private final StreamReading reading;
  private final Pauses pauses;

  private @Nullable Consumer<List<byte[]>> waiting;
  private boolean working;
  private boolean over;

  /** Of one step, and read by the next. */
  private String readLast = "";

  private boolean further;

  /** What it has told of is its reader's no more. */
  private boolean revoked;

  /** It ends once it has read up to these revisions; empty while it goes on. */
  private volatile @Nullable Map<String, Long> last;

  EventStream(Streams streams, Heard heard, StreamReading reading, Pauses pauses) {
    this.streams = streams;
    this.heard = heard;
    this.reading = reading;
    this.pauses = pauses;
  }

  @Override
  public void next(Consumer<List<byte[]>> taker) {
    boolean isOver;
    synchronized (this) {
      isOver = over;
      waiting = isOver ? null : taker;
    }
    if (isOver) {
      taker.accept(List.of());
    } else {
      work();
    }
  }

  /** Looks whether there is something to do; to be called every now and then. */
  void tick(List<Place> places) {
    if (pauses.isOver()) {
      end();
    }
    if (last != null || pauses.isQuiet() || hasNews(places)) {
      work();
    }
  }

  private boolean hasNews(List<Place> places) {
    synchronized (this) {
      if (waiting == null || working) {
        return false;
      }
      return places.stream().filter(heard::concerns).anyMatch(reading::hasNews);
    }
  }

  private void work() {
    synchronized (this) {
      if (waiting == null || working) {
        return;
      }
      working = true;
    }
    try {
      streams.workers().execute(this::step);
    } catch (RejectedExecutionException closing) {
      close();
    }
  }

  /** On a worker. */
  private void step() {
    try {
      found()
          .whenComplete(
              (frames, failure) -> {
                if (failure == null) {
                  settle(frames);
                } else {
                  fail(failure);
                }
              });
    } catch (RuntimeException | Error failure) {
      fail(failure);
    }
  }

  /** What is to be told next; nothing, where that is nobody's business, or nothing has happened. */
  private CompletionStage<List<byte[]>> found() {
    further = false;
    if (!pauses.asksAgain()) {
      return read();
    }
    return Stages.then(
        heard.stillMay(reading.told(streams.places().all()), streams.workers()),
        may -> {
          revoked = !may;
          return may ? read() : NOTHING;
        },
        streams.workers());
  }

  private CompletionStage<List<byte[]>> read() {
    Optional<Place> next = next(unread());
    return next.isPresent() ? found(next.get()) : NOTHING;
  }

  /** Where there is something that was not read, and is to be told before the end. */
  private List<Place> unread() {
    return streams.places().all().stream()
        .filter(heard::concerns)
        .filter(reading::hasNews)
        .filter(place -> !reading.isBeyond(place, end(place)))
        .toList();
  }

  /** Clusters take turns, so that one where much happens does not hold up the others. */
  private Optional<Place> next(List<Place> places) {
    return places.stream()
        .filter(place -> place.cluster().compareTo(readLast) > 0)
        .findFirst()
        .or(() -> places.stream().findFirst());
  }

  /** The revision after which nothing is told of a cluster. */
  private long end(Place place) {
    Map<String, Long> ends = last;
    return ends == null ? NO_END : ends.getOrDefault(place.cluster(), 0L);
  }

  private CompletionStage<List<byte[]>> found(Place place) {
    StreamReading.Read read;
    readLast = place.cluster();
    try {
      read = reading.read(place, end(place));
      further = !reading.isBeyond(place, read.upTo());
    } catch (StoreException failure) {
      if (streams.places().find(place.cluster()).equals(Optional.of(place))) {
        throw failure;
      }
      // the cluster has gone just now
      return NOTHING;
    }
    return Stages.then(
        heard.namespaces(place, read.namespaces(), streams.workers()),
        visible -> CompletableFuture.completedFuture(reading.tell(read, visible)),
        streams.workers());
  }

  private void settle(List<byte[]> frames) {
    if (!frames.isEmpty()) {
      give(frames);
    } else if (revoked || (last != null && unread().isEmpty())) {
      close();
    } else if (pauses.isQuiet()) {
      give(List.of(reading.quiet()));
    } else {
      rest();
    }
  }

  private void give(List<byte[]> frames) {
    pauses.told();
    Consumer<List<byte[]>> taker;
    synchronized (this) {
      working = false;
      taker = waiting;
      waiting = null;
    }
    if (taker != null) {
      taker.accept(frames);
    }
  }

  /** Until the next tick, unless it has just got further and there may be more. */
  private void rest() {
    boolean goOn = further;
    synchronized (this) {
      working = false;
    }
    if (goOn) {
      work();
    }
  }

  /** Its reader comes again, and says how far it got. */
  private void fail(Throwable failure) {
    LOG.warn("a stream ends, and its reader may go on with another: {}", failure.toString());
    close();
  }

  @Override
  public void end() {
    if (last == null) {
      last =
          streams.places().all().stream()
              .collect(toMap(Place::cluster, place -> place.store().revision()));
    }
    work();
  }

  @Override
  public void close() {
    Consumer<List<byte[]>> taker;
    synchronized (this) {
      over = true;
      taker = waiting;
      waiting = null;
    }
    streams.forget(this);
    if (taker != null) {
      taker.accept(List.of());
    }
  }
}
