package dev.tidings.collect;

import dev.tidings.collect.Accounts.State;
import dev.tidings.collect.upstream.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one collector, which goes on until it is told to end. */
final class CollectorThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CollectorThread.class);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  /** A server that ends watches as soon as they are opened is not asked faster than this. */
  private static final Duration BETWEEN_EMPTY_WATCHES = Duration.ofSeconds(1);

  private final Followed followed;
  private final Surroundings surroundings;
  private final Perseverance perseverance;
  private final Thread thread;

  private CollectorThread(Followed followed, Surroundings surroundings) {
    this.followed = followed;
    this.surroundings = surroundings;
    this.perseverance = new Perseverance(surroundings.random());
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
      while (perseverance.goesOn()) {
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
        perseverance.rest(BETWEEN_EMPTY_WATCHES);
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
    if (perseverance.succeeded()) {
      LOG.info("cluster {} at {} answers again", followed.cluster(), followed.upstream().server());
    }
  }

  private void failed(Exception failure) throws InterruptedException {
    if (!perseverance.goesOn()) {
      return;
    }
    followed.accounts().is(State.WAITING);
    tell(failure);
    Duration asked =
        failure instanceof UpstreamException refused ? refused.retryAfter() : Duration.ZERO;
    perseverance.pause(asked);
  }

  private void tell(Exception failure) {
    boolean lasts = perseverance.failed();
    if (failure instanceof RuntimeException) {
      LOG.error("following cluster {} failed, and is tried again", followed.cluster(), failure);
    } else if (lasts) {
      LOG.warn(
          "cluster {} at {} cannot be followed, and is tried again: {}",
          followed.cluster(),
          followed.upstream().server(),
          failure.toString());
    } else {
      LOG.debug("cluster {} cannot be followed: {}", followed.cluster(), failure.toString());
    }
  }

  /** Tells it to end; what has been taken by then is remembered. */
  void end() {
    perseverance.end();
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
