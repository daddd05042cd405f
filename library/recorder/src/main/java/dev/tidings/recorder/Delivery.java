package dev.tidings.recorder;

import dev.tidings.event.Event;
import dev.tidings.recorder.Correlation.Persistence;
import dev.tidings.recorder.Correlation.Skip;
import dev.tidings.recorder.Correlation.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to one sink: correlates them, and sends what comes of it on several threads.
 *
 * <p>Invariant: every offer that was taken is settled exactly once. The state below is touched with
 * this object's lock held; the sink and the program's own code are called without it.
 */
final class Delivery implements Destination {
  private final EventSink sink;
  private final SinkOptions options;
  private final Scheduler scheduler;
  private final RandomGenerator random;
  private final Books books;
  private final Outstanding outstanding;
  private final Tallies tallies;
  private final Runnable ready;
  private final SinkFailures failures;
  private final Lanes lanes;
  private final WriteAttempt attempts;
  private final Instant start;
  private @Nullable Correlator correlator;
  private @Nullable Instant due;
  private int threads;
  private @Nullable DropCause abandoned;

  /**
   * @param ready is run when there is room for another event
   */
  Delivery(
      EventSink sink, SinkOptions options, Surroundings surroundings, Books books, Runnable ready) {
    this.sink = sink;
    this.options = options;
    this.scheduler = surroundings.scheduler();
    this.random = surroundings.random();
    this.outstanding = surroundings.outstanding();
    this.tallies = surroundings.tallies();
    this.books = books;
    this.ready = ready;
    this.failures = new SinkFailures(sink, surroundings.log());
    this.lanes = new Lanes(options.delivery());
    this.attempts = new WriteAttempt(sink, options.correlation());
    this.start = scheduler.now();
  }

  @Override
  public boolean take(Offer offer) {
    Settled settled = new Settled();
    boolean taken = take(offer, settled);
    settled.tell(books);
    return taken;
  }

  private synchronized boolean take(Offer offer, Settled settled) {
    if (abandoned != null) {
      settled.add(offer, new Outcome.Dropped(abandoned));
      return true;
    }
    if (!lanes.hasRoom()) {
      return false;
    }
    if (isElsewhere(offer.event())) {
      failures.wrongNamespace(offer.event(), scheduler.now());
      settled.add(offer, new Outcome.Dropped(DropCause.WRONG_NAMESPACE));
      return true;
    }
    Instant now = scheduler.now();
    Correlation correlation = correlate(offer, now);
    if (correlation instanceof Skip skip) {
      settled.add(offer, Outcome.notWritten(skip.cause()));
    } else if (correlation instanceof Write write) {
      add(write, offer, settled);
    }
    addDue(now);
    return true;
  }

  /** An event lies where its object does; those of objects without namespace go anywhere. */
  private boolean isElsewhere(Event event) {
    String bound = sink.namespace();
    return !bound.isEmpty()
        && !event.involvedObject().namespace().isEmpty()
        && !event.involvedObject().namespace().equals(bound);
  }

  // The message of a combined event is made by code that is not ours, and may throw.
  private Correlation correlate(Offer offer, Instant now) {
    try {
      return correlator().correlate(offer, now);
    } catch (RuntimeException e) {
      failures.notCorrelated(offer.event(), e, now);
      return new Skip(DropCause.INVALID_EVENT);
    }
  }

  /** Chosen when the first event is there: asking for the group may take a request. */
  private Correlator correlator() {
    Correlator chosen = correlator;
    if (chosen == null) {
      chosen = Correlator.of(sink.group(), options, start, tallies);
      correlator = chosen;
    }
    return chosen;
  }

  private void add(Write write, Offer offer, Settled settled) {
    if (options.delivery().createOnly() && write.change() != null) {
      settled.add(offer, new Outcome.Suppressed(DropCause.CREATE_ONLY));
    } else {
      lanes.add(write, offer);
    }
  }

  /** Queues what is to be written without an event, and sees that somebody looks again. */
  private void addDue(Instant now) {
    Correlator chosen = correlator;
    if (chosen == null) {
      return;
    }
    chosen.due(now).forEach(this::addOwn);
    startThreads();
    Instant next = chosen.nextDue(now);
    if (next != null && !next.equals(due)) {
      due = next;
      scheduler.schedule(Duration.between(now, next), this::tick);
    }
  }

  private void addOwn(Write write) {
    if (!options.delivery().createOnly()) {
      outstanding.begun();
      lanes.addOwn(write);
    }
  }

  private synchronized void tick() {
    if (abandoned == null) {
      addDue(scheduler.now());
    }
  }

  private void startThreads() {
    int wanted = Math.min(lanes.ready(), options.delivery().concurrency() - threads);
    for (int i = 0; i < wanted; i++) {
      threads++;
      scheduler.execute(this::send);
    }
  }

  private void send() {
    for (Turn turn = next(); turn != null; turn = next()) {
      WriteAttempt.Result result = attempt(turn.write());
      Settled settled = new Settled();
      finish(turn, result, settled);
      settled.tell(books);
      ready.run();
    }
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

  // A sink is not ours, and must not end the thread whatever it throws.
  private WriteAttempt.Result attempt(Write write) {
    try {
      return attempts.send(write);
    } catch (RuntimeException e) {
      return new WriteAttempt.Result(
          new SinkResult.Unreachable(e.toString()), write.event(), write.change() == null, 0);
    }
  }

  private synchronized void finish(Turn turn, WriteAttempt.Result result, Settled settled) {
    if (abandoned != null) {
      return;
    }
    Verdict verdict = Verdict.of(result.answer(), turn.write(), options.delivery().retry());
    if (verdict instanceof Verdict.Done done) {
      stored(turn, result, done.stored().event(), settled);
    } else if (verdict instanceof Verdict.Again again) {
      again(turn, result, again.asked(), settled);
    } else if (verdict instanceof Verdict.Final last) {
      failed(turn, result, last.cause(), settled);
    }
    addDue(scheduler.now());
  }

  private void stored(Turn turn, WriteAttempt.Result result, Event stored, Settled settled) {
    if (result.adopted() > 0) {
      correlator().adopted(turn.lane().key(), result.adopted());
      turn.lane().countOn(result.adopted());
    }
    correlator().stored(turn.write(), stored);
    settle(
        turn,
        result.created() ? new Outcome.Created(stored) : new Outcome.Updated(stored),
        settled);
  }

  private void again(Turn turn, WriteAttempt.Result result, Duration asked, Settled settled) {
    failures.willRetry(turn.write(), result.answer());
    if (turn.write().persistence() == Persistence.ONCE) {
      correlator().postponed(turn.write());
      settle(turn, new Outcome.Suppressed(DropCause.COUNTED), settled);
      return;
    }
    RetryPolicy retry = options.delivery().retry();
    int failed = turn.pending().failedAgain();
    if (failed >= retry.tries()) {
      failed(turn, result, DropCause.RETRIES_EXHAUSTED, settled);
      return;
    }
    turn.pending().retryAs(result.event());
    lanes.rest(turn.lane());
    scheduler.schedule(retry.pause(failed, asked, random), () -> wake(turn.lane()));
  }

  private synchronized void wake(Lane lane) {
    if (abandoned == null) {
      lanes.wake(lane);
      startThreads();
    }
  }

  private void failed(Turn turn, WriteAttempt.Result result, DropCause cause, Settled settled) {
    failures.lost(cause, correlator().group(), turn.write(), result, scheduler.now());
    settle(turn, new Outcome.Failed(cause, result.answer()), settled);
  }

  private void settle(Turn turn, Outcome outcome, Settled settled) {
    lanes.settled(turn.lane());
    settled.addAll(turn.pending().carried(), outcome);
    if (turn.pending().isOwn()) {
      outstanding.finished();
    }
  }

  @Override
  public synchronized void flush() {
    if (abandoned == null && correlator != null) {
      correlator.last(scheduler.now()).forEach(this::addOwn);
      startThreads();
    }
  }

  @Override
  public void abandon(DropCause cause) {
    Settled settled = new Settled();
    abandon(cause, settled);
    settled.tell(books);
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
