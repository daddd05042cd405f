package dev.tidings.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scheduler whose tasks all run, however late: what cannot be started, for want of threads, is
 * started a second later, or with whatever is asked for before. So no stage has to know what to do
 * when it is not run.
 *
 * <p>Invariant: a task that was handed in runs once, or is among the late ones. Those are bounded
 * by what hands them in: each stage has one taker, and each write that waits one timer.
 */
final class PatientScheduler implements Scheduler {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Scheduler scheduler;
  private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();

  PatientScheduler(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public Instant now() {
    return scheduler.now();
  }

  @Override
  public void execute(Runnable task) {
    catchUp();
    try {
      scheduler.execute(task);
    } catch (Throwable e) {
      isLate(task, e);
    }
  }

  @Override
  public boolean linger(int before) {
    return scheduler.linger(before);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    catchUp();
    Once once = new Once(task);
    try {
      return scheduler.schedule(delay, once);
    } catch (Throwable e) {
      isLate(once, e);
      return once::cancel;
    }
  }

  /** A timer that could not be started may yet go off, if it was noted down before. */
  private static final class Once implements Runnable {
    private final AtomicBoolean spent = new AtomicBoolean();
    private final Runnable task;

    Once(Runnable task) {
      this.task = task;
    }

    void cancel() {
      spent.set(true);
    }

    @Override
    public void run() {
      if (spent.compareAndSet(false, true)) {
        task.run();
      }
    }
  }

  private void isLate(Runnable task, Throwable why) {
    boolean first = late.isEmpty();
    late.add(task);
    if (first) {
      LOG.warn("The recorder cannot start what is to be done, and tries again", why);
      lookAgain();
    }
  }

  private void lookAgain() {
    try {
      scheduler.schedule(PATIENCE, this::look);
    } catch (Throwable e) {
      LOG.debug("No timer either: it is started with whatever is asked for next", e);
    }
  }

  private void look() {
    catchUp();
    if (!late.isEmpty()) {
      lookAgain();
    }
  }

  /** Starts what is late, as far as it can be. Costs next to nothing if nothing is. */
  void catchUp() {
    for (Runnable task = late.poll(); task != null; task = late.poll()) {
      try {
        scheduler.execute(task);
      } catch (Throwable e) {
        late.add(task);
        return;
      }
    }
  }

  @Override
  public boolean await(CompletableFuture<?> done, Duration limit) {
    catchUp();
    return scheduler.await(done, limit);
  }

  @Override
  public void stop() {
    late.clear();
    scheduler.stop();
  }
}
