package dev.tidings.forward.lease;

import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one of several processes act, as long as it holds a Lease in a cluster. Who can no longer
 * renew it stops before another one begins.
 */
public final class Leadership implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

  /** So that candidates do not ask all at once. */
  private static final double JITTER = 0.2;

  private final LeaseName name;
  private final Leases leases;
  private final Election election;
  private final RandomGenerator random;
  private final Led led;
  private final Duration retry;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;
  private boolean acting;
  private boolean failing;

  /**
   * Who wants to act.
   *
   * @param identity of no other candidate, such as a host's name and something random
   * @param random safe for use by several threads
   */
  public record Candidate(String identity, InstantSource clock, RandomGenerator random) {}

  private Leadership(Leases leases, Candidate candidate, Led led, Duration retry) {
    this.name = leases.name();
    this.leases = leases;
    this.election = new Election(leases, candidate.identity(), candidate.clock());
    this.random = candidate.random();
    this.led = led;
    this.retry = retry;
    this.thread = Thread.ofPlatform().name("lease").daemon().unstarted(this::run);
  }

  /**
   * Becomes a candidate.
   *
   * @param led stands by until it is told to lead, on a thread of its own
   */
  public static Leadership start(
      LeaseName name, ServerAccess access, Candidate candidate, Led led) {
    return start(new Leases(access, name), candidate, led, RETRY);
  }

  /**
   * Becomes a candidate.
   *
   * @param retry how long it waits at least between two looks at the lease
   */
  static Leadership start(Leases leases, Candidate candidate, Led led, Duration retry) {
    led.lead(false);
    var started = new Leadership(leases, candidate, led, retry);
    started.thread.start();
    return started;
  }

  private void run() {
    try {
      do {
        turn();
      } while (!ending.await(pause().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      LOG.debug("the lease {} is not looked at any more", name);
    } finally {
      end();
    }
  }

  private void end() {
    try {
      act(false);
    } finally {
      release();
    }
  }

  private Duration pause() {
    return retry.plusMillis((long) (retry.toMillis() * JITTER * random.nextDouble()));
  }

  private void turn() {
    try {
      if (!election.leads()) {
        act(false); // first: to ask may take some seconds
      }
      attempt();
      act(election.leads());
      if (!acting) {
        election.settled().ifPresent(led::passOver);
      }
    } catch (RuntimeException fault) {
      LOG.error("the lease {} is looked at again after a fault", name, fault);
    }
  }

  private void attempt() {
    try {
      election.attempt(led.settledUntil());
      failing = false;
    } catch (IOException | RuntimeException failed) {
      if (!failing) {
        LOG.warn("the lease {} cannot be read or renewed", name, failed);
      }
      failing = true;
    }
  }

  private void act(boolean now) {
    if (now == acting) {
      return;
    }
    acting = now;
    if (now) {
      LOG.info("collected clusters are forwarded from here: this process holds the lease {}", name);
    } else {
      LOG.info("collected clusters are forwarded from elsewhere: the lease {} is not held", name);
    }
    led.lead(now);
  }

  private void release() {
    try {
      election.release();
    } catch (IOException failed) {
      LOG.debug("the lease {} was not released, and ends by itself", name, failed);
    }
  }

  /** Stops acting, and lets another one begin. */
  @Override
  public void close() {
    ending.countDown();
    try {
      if (!thread.join(ENDS_WITHIN)) {
        LOG.warn("the lease {} could not be released in time", name);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    leases.close();
  }
}
