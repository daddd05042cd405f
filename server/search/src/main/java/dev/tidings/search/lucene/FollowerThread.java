package dev.tidings.search.lucene;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes the index: opens it, keeps it up to date, and opens it again when it has
 * failed, emptied if it is damaged.
 */
final class FollowerThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowerThread.class);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

  /** An index that is found damaged so many times in a row, though it opens, is made anew. */
  private static final int MOST_DAMAGES = 3;

  private final IndexSettings settings;
  private final Roster roster;
  private final Thread thread;
  private final Pauses pauses = new Pauses();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progressed = lock.newCondition();
  private volatile @Nullable Session session;
  private volatile boolean failing;
  private volatile boolean woken;
  private volatile boolean suspected;
  private volatile boolean ending;
  private int damages;

  private FollowerThread(IndexSettings settings, Roster roster) {
    this.settings = settings;
    this.roster = roster;
    this.thread = Thread.ofPlatform().name("search-index").daemon().unstarted(this::run);
  }

  static FollowerThread start(IndexSettings settings, Roster roster) {
    var started = new FollowerThread(settings, roster);
    started.thread.start();
    return started;
  }

  /** Says that there may be something to do. Never blocks. */
  void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  /** Says that an opened index has failed whoever asked it: it is looked through. */
  void suspect(Session failed) {
    if (session == failed) {
      suspected = true;
      wake();
    }
  }

  /**
   * The opened index, when it is as it has to be; waits for that at most so long, and is empty if
   * that was not enough. An index that has failed is not waited for.
   */
  Optional<Session> session(Predicate<Session> fit, Duration most) throws InterruptedException {
    await(() -> failing || opened(fit).isPresent(), most);
    return opened(fit);
  }

  private Optional<Session> opened(Predicate<Session> fit) {
    return Optional.ofNullable(session).filter(fit);
  }

  /** Waits until something is so that comes about on this thread; false if it did not in time. */
  boolean await(BooleanSupplier condition, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean() && !ending && left > 0) {
        left = progressed.awaitNanos(left);
      }
      return condition.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  private void tell() {
    lock.lock();
    try {
      progressed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!ending) {
      try (Session opened = new Opening(settings).open(damages >= MOST_DAMAGES)) {
        session = opened;
        failing = false;
        work(opened);
        opened.finish();
      } catch (Throwable failure) {
        session = null;
        pause(failure);
      }
    }
    session = null;
    tell();
  }

  private void work(Session opened) throws IOException {
    suspected = false;
    while (!ending) {
      if (suspected) {
        throw new IOException("a question could not be answered");
      }
      woken = false;
      long nanos = System.nanoTime();
      boolean isBusy = opened.turn(roster.all(), nanos);
      tell();
      if (!isBusy) {
        pauses.worked();
        damages = 0;
        rest(opened.idleNanos(nanos));
      }
    }
  }

  private void rest(long nanos) {
    if (!woken && nanos > 0) {
      LockSupport.parkNanos(this, nanos);
    }
  }

  private void pause(Throwable failure) {
    if (ending) {
      LOG.warn("the index could not be written: {}", failure.toString());
      return;
    }
    damages += Damage.is(failure) ? 1 : 0;
    failing = true;
    tell();
    Duration pause = pauses.failed(System.nanoTime());
    LOG.error("the index has failed, and is opened again", failure);
    long until = System.nanoTime() + pause.toNanos();
    while (!ending && until - System.nanoTime() > 0) {
      LockSupport.parkNanos(this, until - System.nanoTime());
    }
  }

  @Override
  public void close() {
    ending = true;
    wake();
    try {
      thread.join(TimeUnit.NANOSECONDS.toMillis(ENDS_WITHIN.toNanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("the index is still being written, and is left to the end of the process");
    }
  }
}
