package dev.tidings.collect;

import dev.tidings.collect.push.PushResult;
import dev.tidings.collect.push.PushTarget;
import dev.tidings.collect.spool.Frame;
import dev.tidings.collect.spool.Spool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in a spool to the server, one frame after the other, each until the server has
 * it on its disk. One thread.
 *
 * <p>Invariant: a frame is sent after the server has the one before it; what the server has already
 * it finds unchanged.
 */
final class Pusher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);
  private static final Duration LOOKS_AGAIN = Duration.ofSeconds(1);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  private final Spool spool;
  private final PushTarget target;
  private final Perseverance perseverance;
  private final LongAdder sent = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Thread thread = Thread.ofPlatform().name("push").daemon().unstarted(this::run);

  Pusher(Spool spool, PushTarget target, RandomGenerator random) {
    this.spool = spool;
    this.target = target;
    this.perseverance = new Perseverance(random);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (perseverance.goesOn()) {
        turn();
      }
    } catch (InterruptedException ended) {
      LOG.debug("nothing is sent any more");
    }
  }

  private void turn() throws InterruptedException {
    try {
      Optional<Spool.First> first = spool.first(LOOKS_AGAIN);
      if (first.isPresent() && perseverance.goesOn()) {
        push(first.get());
      }
    } catch (IOException disk) {
      failed("the spool cannot be used, and what is in it waits: " + disk, Duration.ZERO);
    } catch (RuntimeException unexpected) {
      LOG.error("sending failed, and is tried again", unexpected);
      failed(unexpected.toString(), Duration.ZERO);
    }
  }

  private void push(Spool.First first) throws IOException, InterruptedException {
    if (first.missing() != null && !isTold(lost(first, first.missing()))) {
      return;
    }
    if (isDone(first.frame())) {
      spool.acknowledge(first);
      succeeded();
    }
  }

  /** Tells of the frames that had to go before the first that is there. */
  private static Batch lost(Spool.First first, Spool.Lost missing) {
    Reached to = Stamp.reached(first.frame().stamp());
    Reached from = missing.since().isEmpty() ? to : Stamp.reached(missing.since());
    var gap = new Gap(Gap.Cause.SPOOL_FULL, from, to);
    return new Batch(Batch.Seen.CHANGED, List.of(), gap, null);
  }

  /** Tells of a frame that the server will not have. What it would have told itself is in that. */
  private static Batch refused(Frame frame) {
    Reached from = Stamp.reached(frame.stamp());
    Reached to = reached(frame);
    var gap = new Gap(Gap.Cause.REFUSED, from, to == null ? from : to);
    return new Batch(Batch.Seen.CHANGED, List.of(), gap, to);
  }

  private static @Nullable Reached reached(Frame frame) {
    try {
      return BatchJson.decode(frame.body()).batch().reached();
    } catch (IllegalArgumentException unreadable) {
      LOG.debug("what the server refused cannot be read here either", unreadable);
      return null;
    }
  }

  /** Whether a frame need not be sent any more. */
  private boolean isDone(Frame frame) throws InterruptedException {
    return switch (target.push(frame.body())) {
      case PushResult.Kept kept -> {
        sent.add(frame.weight());
        yield true;
      }
      case PushResult.Refused never -> isRefusalTold(frame, never);
      case PushResult.Later later -> waits(later);
    };
  }

  private boolean isRefusalTold(Frame frame, PushResult.Refused never) throws InterruptedException {
    LOG.error(
        "{} events are dropped, for {} will not have them: {} {}",
        frame.weight(),
        target.uri(),
        never.status(),
        never.message());
    if (!isTold(refused(frame))) {
      return false;
    }
    refused.add(frame.weight());
    return true;
  }

  /** Tells of a gap; a server that will not even hear of that is not told. */
  private boolean isTold(Batch gap) throws InterruptedException {
    return switch (target.push(BatchJson.encode(gap))) {
      case PushResult.Kept kept -> true;
      case PushResult.Refused never -> {
        LOG.error("{} will not hear of a gap: {} {}", target.uri(), never.status(), gap.gap());
        yield true;
      }
      case PushResult.Later later -> waits(later);
    };
  }

  private boolean waits(PushResult.Later later) throws InterruptedException {
    failed(target.uri() + " does not take events, which wait: " + later.why(), later.after());
    return false;
  }

  private void succeeded() {
    if (perseverance.succeeded()) {
      LOG.info("what waited is sent to {} again", target.uri());
    }
  }

  private void failed(String why, Duration asked) throws InterruptedException {
    if (perseverance.failed()) {
      LOG.warn("nothing is sent, and it is tried again: {}", why);
    }
    perseverance.pause(asked);
  }

  /** Events that the server has. */
  long sent() {
    return sent.sum();
  }

  /** Events that it will not have. */
  long refused() {
    return refused.sum();
  }

  /** Ends; what waits stays in the spool. */
  @Override
  public void close() {
    perseverance.end();
    target.close();
    try {
      thread.join(ENDS_WITHIN.toMillis());
      thread.interrupt();
      thread.join(ENDS_WITHIN.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
