package dev.tidings.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that answer requests: a fixed number of platform threads, since reads of a store
 * block and native calls would pin virtual ones. Users take turns: who has many tasks waiting does
 * not hold up one who has few.
 *
 * <p>Invariant: a task is run by one of them or rejected at once; no more than {@code most} wait.
 */
final class Workers implements Executor, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /** As many as the machine keeps busy. */
  static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String NOBODY = "";

  private final int most;
  private final List<Thread> threads;
  private final Lock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final Map<String, Line> lines = new HashMap<>();
  private final Queue<Line> turns = new ArrayDeque<>();
  private int waiting;
  private boolean closed;

  private Workers(String name, int size, int most) {
    this.most = most;
    this.threads =
        IntStream.rangeClosed(1, size)
            .mapToObj(i -> Thread.ofPlatform().name(name + "-" + i).daemon().unstarted(this::run))
            .toList();
  }

  /** The tasks of one user, of whom there are some; each line has one place in the turns. */
  private record Line(String user, Queue<Runnable> tasks) {}

  /**
   * @param most how many tasks may wait
   */
  static Workers start(String name, int size, int most) {
    var workers = new Workers(name, size, most);
    workers.threads.forEach(Thread::start);
    return workers;
  }

  /** Runs the tasks of one user. */
  Executor of(String user) {
    return task -> add(user, task);
  }

  /** Runs a task that is no user's. */
  @Override
  public void execute(Runnable task) {
    add(NOBODY, task);
  }

  private void add(String user, Runnable task) {
    lock.lock();
    try {
      if (closed || waiting >= most) {
        throw new RejectedExecutionException(closed ? "closed" : "too many tasks");
      }
      Line line = lines.get(user);
      if (line == null) {
        line = new Line(user, new ArrayDeque<>());
        lines.put(user, line);
        turns.add(line);
      }
      line.tasks().add(task);
      waiting++;
      more.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    Runnable task = take();
    while (task != null) {
      try {
        task.run();
      } catch (RuntimeException | Error failure) {
        LOG.error("a task failed", failure);
      }
      task = take();
    }
  }

  /** The next task of the user whose turn it is; null once there will be none any more. */
  private @Nullable Runnable take() {
    lock.lock();
    try {
      while (waiting == 0 && !closed) {
        more.awaitUninterruptibly();
      }
      return waiting == 0 ? null : next();
    } finally {
      lock.unlock();
    }
  }

  private Runnable next() {
    Line line = turns.remove();
    Runnable task = line.tasks().remove();
    waiting--;
    if (line.tasks().isEmpty()) {
      lines.remove(line.user());
    } else {
      turns.add(line);
    }
    return task;
  }

  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** Lets tasks end, for a while, and forgets the others. */
  @Override
  public void close() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    takeNoMore();
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    forgetAll();
    threads.forEach(Thread::interrupt);
  }

  private void takeNoMore() {
    lock.lock();
    try {
      closed = true;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void forgetAll() {
    lock.lock();
    try {
      lines.clear();
      turns.clear();
      waiting = 0;
    } finally {
      lock.unlock();
    }
  }
}
