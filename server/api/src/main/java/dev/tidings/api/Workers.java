package dev.tidings.api;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that answer requests: a fixed number of platform threads, since reads of a store
 * block and native calls would pin virtual ones.
 *
 * <p>Invariant: a task is run by one of them or rejected at once; no more than {@code waiting}
 * wait.
 */
final class Workers implements Executor, AutoCloseable {
  private final ThreadPoolExecutor threads;
  private final Duration patience;

  Workers(String name, int size, int waiting, Duration patience) {
    var number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> {
              var thread = new Thread(task, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    this.patience = patience;
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  int waiting() {
    return threads.getQueue().size();
  }

  /** Lets running tasks end, for a while, and forgets the others. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
