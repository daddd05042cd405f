package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a store to its promises over time: what is due goes, the past stays bounded. Works in small
 * steps between which writes are committed, and by itself at a {@link DeletionPace}.
 *
 * <p>Invariant: by itself it has the committing thread for at most half of the time, unless it is
 * late.
 */
final class Upkeep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Committer committer;
  private final Mark mark;
  private final RocksOptions options;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "tidings-upkeep");
  private boolean failing;

  Upkeep(Committer committer, Mark mark, RocksOptions options) {
    this.committer = committer;
    this.mark = mark;
    this.options = options;
  }

  void start() {
    if (!options.upkeepEvery().isZero()) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    try {
      while (!isClosedWithin(options.upkeepEvery())) {
        attempt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() throws InterruptedException {
    try {
      atItsPace();
      failing = false;
    } catch (StoreException e) {
      if (!failing && isOpen()) {
        log.warn("upkeep fails and is tried again until it does not: {}", e.getMessage());
      }
      failing = true;
    }
  }

  /** All that is to be done, with rests in between. */
  private void atItsPace() throws InterruptedException {
    Backlog due = Backlog.NONE;
    boolean more = true;
    Duration passed = TICK;
    Duration rest = Duration.ZERO;
    while (more && !isClosedWithin(rest)) {
      long start = System.nanoTime();
      DeletionPace expiring = DeletionPace.ofDue(due);
      DeletionPace trimming = DeletionPace.ofPast(committer.state(), options);
      // The past first: an event that cannot be deleted must not let it grow.
      boolean pastIsLeft = trim(trimming.stepAfter(passed));
      due = expire(expiring.stepAfter(passed));
      mark.listed();
      more = pastIsLeft || !due.isNone();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      boolean late = (expiring.isAtOnce() && !due.isNone()) || (trimming.isAtOnce() && pastIsLeft);
      rest = late ? Duration.ZERO : longer(TICK, took);
      passed = took.plus(rest);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Everything that is to be done now, without a rest. */
  void once() {
    while (isOpen() && !expire(DeletionPace.STEP).isNone()) {
      // until nothing is due
    }
    while (isOpen() && trim(DeletionPace.STEP)) {
      // until the past is as it should be
    }
    mark.listed();
  }

  /** Ends the past, and returns when it is gone; others have half of the time meanwhile. */
  long compact() {
    var answer = new CompletableFuture<Long>();
    long revision = ask(new Task.Compaction(answer), answer);
    long start = System.nanoTime();
    while (isOpen() && trim(DeletionPace.STEP)) {
      LockSupport.parkNanos(System.nanoTime() - start);
      start = System.nanoTime();
    }
    return revision;
  }

  private Backlog expire(int limit) {
    var answer = new CompletableFuture<Backlog>();
    return ask(new Task.Expiry(limit, answer), answer);
  }

  private boolean trim(int limit) {
    var answer = new CompletableFuture<Boolean>();
    return ask(new Task.Trim(limit, answer), answer);
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private boolean isClosedWithin(Duration time) throws InterruptedException {
    return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private <T> T ask(Task task, CompletableFuture<T> answer) {
    try {
      committer.add(task);
      return answer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for the store", e);
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException failure
          ? failure
          : new StoreException("the store failed: " + e.getCause(), e);
    }
  }

  /** Lets the step that is being done end, as far as the deadline lets it. */
  @Override
  public void close() throws InterruptedException {
    closed.countDown();
    thread.join(CLOSE_WITHIN.toMillis());
  }
}
