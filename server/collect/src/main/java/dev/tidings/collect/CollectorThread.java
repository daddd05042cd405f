package dev.tidings.collect;

import dev.tidings.collect.Accounts.State;
import dev.tidings.collect.upstream.UpstreamException;
import dev.tidings.recorder.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one collector, which goes on until it is told to end. */
final class CollectorThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CollectorThread.class);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  /** A server that ends watches as soon as they are opened is not asked faster than this. */
  private static final Duration BETWEEN_EMPTY_WATCHES = Duration.ofSeconds(1);

  /** As client-go's reflector, which never gives up either. */
  private static final RetryPolicy RETRY =
      new RetryPolicy(
          Integer.MAX_VALUE,
          RetryPolicy.backoff(Duration.ofMillis(800), Duration.ofSeconds(30)),
          Set.of());

  private final Followed followed;
  private final Surroundings surroundings;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;
  private int failed;

  private CollectorThread(Followed followed, Surroundings surroundings) {
    this.followed = followed;
    this.surroundings = surroundings;
    this.thread =
        Thread.ofPlatform().name("collect-" + followed.cluster()).daemon().unstarted(this::run);
  }

  /** Begins to follow; what it is given is closed in the end. */
  static CollectorThread start(Followed followed, Surroundings surroundings) {
    var started = new CollectorThread(followed, surroundings);
    started.thread.start();
    return started;
  }

  private void run() {
    var collector = new Collector(followed, surroundings);
    try (followed) {
      while (ending.getCount() > 0) {
        turn(collector);
      }
    } catch (InterruptedException ended) {
      LOG.debug("cluster {} is not followed any more", followed.cluster());
    } catch (IOException unwritable) {
      LOG.warn(
          "how far {} was followed could not be written: {}",
          followed.cluster(),
          unwritable.toString());
    } finally {
      followed.accounts().is(State.STOPPED);
    }
  }

  private void turn(Collector collector) throws InterruptedException {
    Instant heard = followed.accounts().figures().heard();
    try {
      if (!collector.turn()) {
        pause(BETWEEN_EMPTY_WATCHES);
      }
      succeeded();
    } catch (IOException | RuntimeException failure) {
      if (followed.accounts().figures().heard().isAfter(heard)) {
        succeeded();
      }
      failed(failure);
    }
  }

  private void succeeded() {
    if (failed > 1) {
      LOG.info("cluster {} at {} answers again", followed.cluster(), followed.upstream().server());
    }
    failed = 0;
  }

  private void failed(Exception failure) throws InterruptedException {
    if (ending.getCount() == 0) {
      return;
    }
    failed++;
    followed.accounts().is(State.WAITING);
    tell(failure);
    Duration asked =
        failure instanceof UpstreamException refused ? refused.retryAfter() : Duration.ZERO;
    pause(RETRY.pause(failed, asked, surroundings.random()));
  }

  private void tell(Exception failure) {
    if (failure instanceof RuntimeException) {
      LOG.error("following cluster {} failed, and is tried again", followed.cluster(), failure);
    } else if (failed == 2) {
      // a single failure is nothing: connections end, servers restart
      LOG.warn(
          "cluster {} at {} cannot be followed, and is tried again: {}",
          followed.cluster(),
          followed.upstream().server(),
          failure.toString());
    } else {
      LOG.debug("cluster {} cannot be followed: {}", followed.cluster(), failure.toString());
    }
  }

  private void pause(Duration length) throws InterruptedException {
    if (ending.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the collector ends");
    }
  }

  /** Tells it to end; what has been taken by then is remembered. */
  void end() {
    ending.countDown();
    followed.upstream().close();
  }

  /** Returns when it has ended, or after some seconds. */
  @Override
  public void close() {
    end();
    try {
      if (!thread.join(ENDS_WITHIN)) {
        LOG.warn("cluster {} is still being followed: it is interrupted", followed.cluster());
        thread.interrupt();
        thread.join(ENDS_WITHIN);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
