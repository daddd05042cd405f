package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a store to its promises over time: what is due goes, the past stays bounded. Works in small
 * steps between which writes are committed.
 */
final class Upkeep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

  /** A write that comes meanwhile waits for two steps at most; one takes some ten milliseconds. */
  static final int STEP = 200;

  private final Committer committer;
  private final Mark mark;
  private final Duration every;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "tidings-upkeep");
  private boolean failing;

  Upkeep(Committer committer, Mark mark, Duration every) {
    this.committer = committer;
    this.mark = mark;
    this.every = every;
  }

  void start() {
    if (!every.isZero()) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    try {
      while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        attempt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() {
    try {
      once();
      failing = false;
    } catch (StoreException e) {
      if (!failing) {
        log.warn("upkeep fails and is tried again until it does not: {}", e.getMessage());
      }
      failing = true;
    }
  }

  /** Everything that is to be done now. */
  void once() {
    boolean more = true;
    while (more && isOpen()) {
      more = expire();
    }
    trim();
    mark.listed();
  }

  long compact() {
    var answer = new CompletableFuture<Long>();
    long revision = ask(new Task.Compaction(answer), answer);
    trim();
    return revision;
  }

  private boolean expire() {
    var answer = new CompletableFuture<Boolean>();
    return ask(new Task.Expiry(STEP, answer), answer);
  }

  private void trim() {
    boolean more = true;
    while (more && isOpen()) {
      var answer = new CompletableFuture<Boolean>();
      more = ask(new Task.Trim(STEP, answer), answer);
    }
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
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

  @Override
  public void close() {
    closed.countDown();
  }
}
