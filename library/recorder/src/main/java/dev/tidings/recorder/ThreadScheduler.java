package dev.tidings.recorder;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Daemon threads, none of which is started before there is something to do.
 *
 * <p>There are never more than the recorder can use: one for the broadcaster, one for each
 * subscriber, those that write to sinks, and one for timers.
 */
final class ThreadScheduler implements Scheduler {
  private static final int IDLE_SECONDS = 30;
  private static final int LOOKS = 5;
  private static final long FIRST_LOOK_NANOS = 50_000;
  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  private final InstantSource clock = InstantSource.system();
  private final AtomicInteger started = new AtomicInteger();
  private final ThreadFactory threads =
      task -> {
        Thread thread = new Thread(task, "tidings-recorder-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
      };
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          SECONDS,
          new SynchronousQueue<>(),
          threads,
          new ThreadPoolExecutor.DiscardPolicy());
  private final ScheduledThreadPoolExecutor timers = timers();

  private ScheduledThreadPoolExecutor timers() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void execute(Runnable task) {
    workers.execute(task);
  }

  /** Looks again after a time that doubles, so that a thread with nothing to do wakes up rarely. */
  @Override
  public boolean linger(int before) {
    if (before == LOOKS) {
      return false;
    }
    LockSupport.parkNanos(FIRST_LOOK_NANOS << before);
    return true;
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    ScheduledFuture<?> timer = timers.schedule(task, nanos(delay), NANOSECONDS);
    return () -> timer.cancel(false);
  }

  @Override
  public boolean await(CompletableFuture<?> done, Duration limit) {
    long end = System.nanoTime() + nanos(limit);
    boolean interrupted = Thread.interrupted();
    try {
      while (!isOver(done, end)) {
        interrupted = true;
      }
      return done.isDone();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until the future is done or the time is over; false if an interrupt comes first. */
  private static boolean isOver(CompletableFuture<?> done, long end) {
    try {
      done.get(end - System.nanoTime(), NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return true;
    } catch (InterruptedException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As many as fit: three hundred years are as good as forever. */
  private static long nanos(Duration duration) {
    return duration.compareTo(FOREVER) < 0 ? duration.toNanos() : FOREVER.toNanos();
  }

  @Override
  public void stop() {
    timers.shutdownNow();
    workers.shutdownNow();
  }
}
