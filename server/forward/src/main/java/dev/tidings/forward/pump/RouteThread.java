package dev.tidings.forward.pump;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one route, which sleeps while there is nothing to do. */
final class RouteThread {
  private static final Logger LOG = LoggerFactory.getLogger(RouteThread.class);
  private static final Duration LAST_DELIVERY = Duration.ofSeconds(2);
  private static final long UNTIL_REST_MILLIS = 1_000;

  private final String route;
  private final RouteWork work;
  private final Semaphore news = new Semaphore(1);
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;

  private RouteThread(String route, Function<Pauses, RouteWork> work) {
    this.route = route;
    this.work = work.apply(this::pause);
    this.thread = Thread.ofPlatform().name("route-" + route).daemon().unstarted(this::run);
  }

  /** Begins to work, and waits as the thread lets it. */
  static RouteThread start(String route, Function<Pauses, RouteWork> work) {
    var started = new RouteThread(route, work);
    started.thread.start();
    return started;
  }

  RouteWork work() {
    return work;
  }

  /** Tells that there may be something to do. */
  void wake() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  private void pause(Duration length) throws InterruptedException {
    if (ending.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the route ends");
    }
  }

  private void run() {
    try (work) {
      while (ending.getCount() > 0) {
        if (!work.round() && !news.tryAcquire(UNTIL_REST_MILLIS, TimeUnit.MILLISECONDS)) {
          work.rest();
        }
      }
      work.rest();
    } catch (InterruptedException ended) {
      LOG.debug("route {} ended in the middle of a batch", route);
    }
  }

  /**
   * Ends some threads. What is being delivered may come to its end for some seconds; then it is
   * interrupted, and is delivered another time.
   */
  static void end(Collection<RouteThread> threads) {
    threads.forEach(RouteThread::end);
    try {
      if (!haveEnded(threads)) {
        threads.forEach(each -> each.thread.interrupt());
        if (!haveEnded(threads)) {
          LOG.error("a destination does not end, though it was interrupted");
          abandon(threads);
        }
      }
    } catch (InterruptedException interrupted) {
      LOG.warn("not every route has ended");
      abandon(threads);
      Thread.currentThread().interrupt();
    }
  }

  /** What comes back too late must not count for those who have begun anew. */
  private static void abandon(Collection<RouteThread> threads) {
    threads.forEach(each -> each.work.abandon());
  }

  private void end() {
    ending.countDown();
    news.release();
  }

  private static boolean haveEnded(Collection<RouteThread> threads) throws InterruptedException {
    long until = System.nanoTime() + LAST_DELIVERY.toNanos();
    boolean all = true;
    for (RouteThread each : threads) {
      long left = Math.max(1, until - System.nanoTime());
      all &= each.thread.join(Duration.ofNanos(left));
    }
    return all;
  }
}
