package dev.tidings.search.lucene;

import dev.tidings.search.EventSearch;
import dev.tidings.search.Histogram;
import dev.tidings.search.HistogramRequest;
import dev.tidings.search.LifeRequest;
import dev.tidings.search.ObjectLife;
import dev.tidings.search.SearchException;
import dev.tidings.search.SearchPage;
import dev.tidings.search.SearchRequest;
import dev.tidings.search.SourceState;
import dev.tidings.search.Top;
import dev.tidings.search.TopObjects;
import dev.tidings.search.TopObjectsRequest;
import dev.tidings.search.TopRequest;
import dev.tidings.store.EventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * The index in one folder, which it holds as long as it is open. It is a cache: what is damaged, or
 * of another format, or of another store, is made anew from the stores.
 */
public final class EventIndex implements EventSearch, AutoCloseable {
  /** Who asks holds a thread meanwhile that others may need. */
  private static final Duration MOST_WAITING = Duration.ofSeconds(1);

  /** Each takes as much of the heap as the settings say. */
  private static final int OBJECTS_AT_ONCE = 2;

  private final Semaphore objects = new Semaphore(OBJECTS_AT_ONCE, true);
  private final IndexSettings settings;
  private final Roster roster;
  private final FollowerThread thread;

  private EventIndex(IndexSettings settings, Roster roster, FollowerThread thread) {
    this.settings = settings;
    this.roster = roster;
    this.thread = thread;
  }

  /**
   * Opens the index in a folder, which is made if it is not there. What is there is checked in the
   * background; questions wait for that, a second at most.
   *
   * @throws SearchException if the folder cannot be used
   */
  public static EventIndex open(IndexSettings settings) {
    try {
      Files.createDirectories(settings.folder());
    } catch (IOException e) {
      throw new SearchException("the folder of the index cannot be made: " + e.getMessage(), e);
    }
    var roster = new Roster();
    return new EventIndex(settings, roster, FollowerThread.start(settings, roster));
  }

  /**
   * Follows a store from where it has been followed to, or from the beginning. The store must stay
   * open until {@link #forget} or {@link #close} has returned.
   *
   * @param cluster {@code Cluster.OWN} or a name of a cluster that is not followed yet
   */
  public void follow(String cluster, EventStore store) {
    roster.add(cluster, store, settings.clock().instant(), thread::wake);
    thread.wake();
  }

  /**
   * Does not use a cluster's store any more, nor tell of the cluster; returns when that is so. What
   * is known of it is kept for an hour: if it is followed again, it is only brought up to date.
   */
  public void forget(String cluster) {
    roster.remove(cluster);
    thread.wake();
  }

  /**
   * Waits until all that a store has written up to a revision can be found.
   *
   * @param most how long at most
   * @return whether it can
   */
  public boolean await(String cluster, long revision, Duration most) throws InterruptedException {
    return thread.await(
        () -> roster.find(cluster).map(each -> each.shown().revision()).orElse(0L) >= revision,
        most);
  }

  @Override
  public SearchPage search(SearchRequest request) {
    return answer(view -> new SearchAnswer(view, request).page());
  }

  @Override
  public Histogram histogram(HistogramRequest request) {
    return answer(view -> new HistogramAnswer(view, request).histogram());
  }

  @Override
  public Top top(TopRequest request) {
    return answer(view -> new TopAnswer(view).values(request));
  }

  @Override
  public TopObjects topObjects(TopObjectsRequest request) {
    takeTurn();
    try {
      return answer(view -> new TopAnswer(view).objects(request, settings.countBytes()));
    } finally {
      objects.release();
    }
  }

  private void takeTurn() {
    try {
      if (!objects.tryAcquire(MOST_WAITING.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new SearchException("too many ask for objects at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SearchException("interrupted", e);
    }
  }

  @Override
  public ObjectLife life(LifeRequest request) {
    return answer(view -> new LifeAnswer(view, request).life(settings.clock().instant()));
  }

  @Override
  public List<SourceState> sources() {
    return answer(
        session(each -> true, "the index is being opened"),
        view -> Freshness.of(view, settings.clock().instant()));
  }

  /** What is read of the index, at one moment. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(View view) throws IOException;
  }

  private <T> T answer(Reading<T> reading) {
    return answer(
        session(each -> each.hasRead(roster.clusters()), "the index is being opened, or made anew"),
        reading);
  }

  private <T> T answer(Session session, Reading<T> reading) {
    try {
      return read(session, reading);
    } catch (IOException | AlreadyClosedException | InternalError failed) {
      thread.suspect(session);
      throw new SearchException("the index cannot be read: " + failed.getMessage(), failed);
    }
  }

  private <T> T read(Session session, Reading<T> reading) throws IOException {
    IndexSearcher searcher = session.folder().searchers().acquire();
    try {
      return reading.of(new View(searcher, session.groups(), roster, session.known()));
    } finally {
      session.folder().searchers().release(searcher);
    }
  }

  private Session session(Predicate<Session> fit, String otherwise) {
    try {
      return thread.session(fit, MOST_WAITING).orElseThrow(() -> new SearchException(otherwise));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SearchException("interrupted", e);
    }
  }

  /** Ends following, and keeps what is known, at most for some seconds. */
  @Override
  public void close() {
    thread.close();
    roster.clear();
  }
}
