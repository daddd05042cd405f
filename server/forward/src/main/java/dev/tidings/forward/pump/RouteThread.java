package dev.tidings.forward.pump;

import dev.tidings.store.EventStore;
import dev.tidings.store.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one route, which sleeps while there is nothing to do. */
final class RouteThread {
  private static final Logger LOG = LoggerFactory.getLogger(RouteThread.class);
  private static final Duration WHEN_BROKEN = Duration.ofSeconds(5);
  private static final long UNTIL_REST_MILLIS = 1_000;

  private final String route;
  private final Pump pump;
  private final Semaphore news = new Semaphore(1);
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Subscription subscription;
  private final Thread thread;

  private RouteThread(String route, EventStore store, Function<Pauses, Pump> pump) {
    this.route = route;
    this.pump = pump.apply(this::pause);
    this.subscription = store.onCommit(this::wake);
    this.thread = Thread.ofPlatform().name("route-" + route).daemon().unstarted(this::run);
  }

  /** Begins to work, with a pump that waits as the thread lets it. */
  static RouteThread start(String route, EventStore store, Function<Pauses, Pump> pump) {
    var started = new RouteThread(route, store, pump);
    started.thread.start();
    return started;
  }

  private void wake() {
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
    try (pump) {
      while (ending.getCount() > 0) {
        turn();
      }
      pump.rest();
    } catch (InterruptedException ended) {
      LOG.debug("route {} ended in the middle of a batch", route);
    } catch (IOException unwritable) {
      LOG.warn("where route {} ended could not be written: {}", route, unwritable.getMessage());
    }
  }

  private void turn() throws InterruptedException {
    try {
      if (!pump.step() && !news.tryAcquire(UNTIL_REST_MILLIS, TimeUnit.MILLISECONDS)) {
        pump.rest();
      }
    } catch (IOException | RuntimeException failure) {
      LOG.error("route {} cannot go on, and tries again", route, failure);
      pause(WHEN_BROKEN);
    }
  }

  /** Tells it to end; what is being delivered may come to its end. */
  void end() {
    subscription.close();
    ending.countDown();
    news.release();
  }

  /** Whether it has ended, after having been waited for that long at most. */
  boolean hasEnded(Duration patience) throws InterruptedException {
    return thread.join(patience);
  }

  /** Ends what is being delivered. */
  void hurry() {
    thread.interrupt();
  }
}
