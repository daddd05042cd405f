package dev.tidings.recorder;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.recorder.BroadcasterOptions.BoundSink;
import dev.tidings.recorder.Correlation.Skip;
import dev.tidings.recorder.Correlation.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to one sink: correlates them, and sends what comes of it on several threads.
 *
 * <p>Invariant: every offer that was taken is settled exactly once. The state below is touched with
 * this object's lock held; the sink, the retry policy and listeners are called without it. What
 * makes the message of combined events, and the log, are called with it: they may not wait.
 */
final class Delivery implements Destination {
  private final int concurrency;
  private final Scheduler scheduler;
  private final BiConsumer<Offer, Outcome> ends;
  private final Outstanding outstanding;
  private final Runnable ready;
  private final SinkFailures failures;
  private final Correlating correlating;
  private final Lanes lanes;
  private final WriteAttempt attempts;
  private final Judge judge;
  private int threads;
  private @Nullable DropCause abandoned;

  /**
   * @param ends is told how each offer ended, without a lock
   * @param ready is run when there is room for another event
   */
  Delivery(
      BoundSink bound, Surroundings surroundings, BiConsumer<Offer, Outcome> ends, Runnable ready) {
    EventSink sink = bound.sink();
    SinkOptions options = bound.options();
    DeliveryOptions delivery = options.delivery();
    this.concurrency = delivery.concurrency();
    this.scheduler = surroundings.scheduler();
    this.outstanding = surroundings.outstanding();
    this.ends = ends;
    this.ready = ready;
    this.failures = new SinkFailures(options.repeats(), surroundings.log());
    this.correlating = new Correlating(sink, options, surroundings, failures);
    this.lanes = new Lanes(delivery);
    this.attempts = new WriteAttempt(sink, options);
    this.judge = new Judge(delivery.retry(), surroundings.random(), failures);
  }

  @Override
  public boolean take(Offer offer) {
    DropCause cause = abandoned();
    if (cause != null) {
      ends.accept(offer, new Outcome.Dropped(cause));
      return true;
    }
    Settled settled = new Settled();
    boolean taken = take(offer, correlating.group(), settled);
    settled.tell(ends);
    return taken;
  }

  private synchronized @Nullable DropCause abandoned() {
    return abandoned;
  }

  private synchronized boolean take(Offer offer, ApiGroup group, Settled settled) {
    if (abandoned != null) {
      settled.add(offer, new Outcome.Dropped(abandoned));
      return true;
    }
    if (!lanes.hasRoom()) {
      return false;
    }
    Instant now = scheduler.now();
    // What was spooled is counted as of when it was recorded, however late it comes.
    Instant seen = offer.place() == null ? now : offer.at();
    Correlation correlation = correlating.correlate(offer, group, seen);
    if (correlation instanceof Skip skip) {
      settled.add(offer, Outcome.notWritten(skip.cause()));
    } else if (correlation instanceof Write write) {
      lanes.add(write, offer);
    }
    addDue(now);
    return true;
  }

  /** Queues what is to be written without an event, and sees that somebody looks again. */
  private void addDue(Instant now) {
    correlating.due(now).forEach(this::addOwn);
    startThreads();
    Instant next = correlating.nextLook(now);
    if (next != null) {
      scheduler.schedule(Duration.between(now, next), () -> tick(next));
    }
  }

  private void addOwn(Write write) {
    outstanding.begun();
    lanes.addOwn(write);
  }

  private synchronized void tick(Instant look) {
    if (abandoned == null) {
      correlating.looks(look);
      addDue(scheduler.now());
    }
  }

  private void startThreads() {
    int wanted = Math.min(lanes.ready(), concurrency - threads);
    for (int i = 0; i < wanted; i++) {
      threads++;
      scheduler.execute(this::send);
    }
  }

  private void send() {
    boolean over = false;
    try {
      for (Turn turn = next(); turn != null; turn = next()) {
        send(turn);
        // What the sink or a listener left behind is no business of the next write.
        Thread.interrupted();
      }
      over = true;
    } finally {
      if (!over) {
        replaced();
      }
    }
  }

  private void send(Turn turn) {
    WriteAttempt.Result result = attempt(turn);
    Verdict verdict = judge.of(result.answer(), turn.write(), turn.pending().failed() + 1);
    Settled settled = new Settled();
    finish(turn, result, verdict, settled);
    settled.tell(ends);
    ready.run();
  }

  /** A thread has died of something. */
  private synchronized void replaced() {
    threads--;
    startThreads();
  }

  /** A write whose turn it is. */
  private record Turn(Lane lane, PendingWrite pending, Write write) {}

  private synchronized @Nullable Turn next() {
    Lane lane = lanes.next();
    if (lane == null) {
      threads--;
      return null;
    }
    PendingWrite first = lane.writes().getFirst();
    return new Turn(lane, first, first.write());
  }

  // An attempt that dies half way, of a full stack or heap, must not keep its lane for ever.
  private WriteAttempt.Result attempt(Turn turn) {
    Write write = turn.write();
    try {
      return turn.pending().mayBeWritten() ? attempts.resend(write) : attempts.send(write);
    } catch (Throwable e) {
      SinkResult none = new SinkResult.Unreachable(e.toString());
      return new WriteAttempt.Result(none, write.event(), Verb.CREATE, 0);
    }
  }

  private synchronized void finish(
      Turn turn, WriteAttempt.Result result, Verdict verdict, Settled settled) {
    if (abandoned != null) {
      return;
    }
    if (verdict instanceof Verdict.Done done) {
      stored(turn, result, done.stored().event(), settled);
    } else if (verdict instanceof Verdict.Again again) {
      rest(turn, result, again.pause());
    } else if (verdict instanceof Verdict.Postponed) {
      correlating.correlator().postponed(turn.write());
      settle(turn, new Outcome.Suppressed(DropCause.COUNTED), settled);
    } else if (verdict instanceof Verdict.Final last) {
      failed(turn, result, last.cause(), settled);
    }
    addDue(scheduler.now());
  }

  private void stored(Turn turn, WriteAttempt.Result result, Event stored, Settled settled) {
    Correlator correlator = correlating.correlator();
    if (result.adopted() > 0) {
      correlator.adopted(turn.lane().key(), result.adopted());
      turn.lane().countOn(result.adopted());
    }
    correlator.stored(turn.write(), stored);
    Outcome repeated = new Outcome.Updated(stored);
    settle(
        turn,
        result.verb() == Verb.CREATE ? new Outcome.Created(stored) : repeated,
        repeated,
        settled);
  }

  private void rest(Turn turn, WriteAttempt.Result result, Duration pause) {
    failures.willRetry(turn.write(), result.answer());
    turn.pending().retryAs(result.event());
    lanes.rest(turn.lane());
    scheduler.schedule(pause, () -> wake(turn.lane()));
  }

  private synchronized void wake(Lane lane) {
    if (abandoned == null) {
      lanes.wake(lane);
      startThreads();
    }
  }

  private void failed(Turn turn, WriteAttempt.Result result, DropCause cause, Settled settled) {
    ApiGroup group = correlating.correlator().group();
    failures.lost(cause, group, turn.write(), result, scheduler.now());
    settle(turn, new Outcome.Failed(cause, result.answer()), settled);
  }

  private void settle(Turn turn, Outcome outcome, Settled settled) {
    settle(turn, outcome, outcome, settled);
  }

  /** Settles a write: its first offer is what it was made for, others were counted in it. */
  private void settle(Turn turn, Outcome first, Outcome others, Settled settled) {
    lanes.settled(turn.lane());
    List<Offer> carried = turn.pending().carried();
    settled.addAll(carried.stream().limit(1).toList(), first);
    settled.addAll(carried.stream().skip(1).toList(), others);
    if (turn.pending().isOwn()) {
      outstanding.finished();
    }
  }

  @Override
  public synchronized void flush() {
    if (abandoned == null) {
      correlating.last(scheduler.now()).forEach(this::addOwn);
      startThreads();
    }
  }

  @Override
  public void abandon(DropCause cause) {
    Settled settled = new Settled();
    abandon(cause, settled);
    settled.tell(ends);
  }

  private synchronized void abandon(DropCause cause, Settled settled) {
    abandoned = cause;
    for (PendingWrite left : lanes.clear()) {
      settled.addAll(left.carried(), new Outcome.Dropped(cause));
      if (left.isOwn()) {
        outstanding.finished();
      }
    }
  }
}
