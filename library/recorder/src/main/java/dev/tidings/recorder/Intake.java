package dev.tidings.recorder;

import dev.tidings.event.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what callers say, and hands the events made of it to every subscriber.
 *
 * <p>Invariant: a subscriber is handed every event whose draft was put in after it was added, and
 * none that was put in before.
 */
final class Intake {
  private final Ledger ledger = new Ledger();
  private final Outstanding outstanding;
  private final PatientScheduler scheduler;
  private final RareLog log;
  private final Listening listening;
  private final EventMaker maker;
  private final Throttle throttle;
  private final Mailbox<Draft> incoming;
  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
  private volatile boolean closed;
  private volatile @Nullable InHand inHand;

  /** An event that some subscribers may have been given already. */
  private record InHand(Offer offer, long ticket) {}

  /** Why there is to be no event of a draft. */
  private record Objection(DropCause cause, String detail) {}

  Intake(int capacity, Throttle throttle, EventMaker maker, Surroundings surroundings) {
    this.throttle = throttle;
    this.maker = maker;
    this.scheduler = surroundings.scheduler();
    this.outstanding = surroundings.outstanding();
    this.log = surroundings.log();
    this.listening = surroundings.listening();
    this.incoming = new Mailbox<>(capacity, scheduler, this::distribute);
  }

  /** Counts an event of which nothing else is known yet. */
  void open() {
    ledger.offered();
  }

  /** Takes an event that has been counted. Never waits. */
  void put(Draft draft) {
    if (closed) {
      refuse(DropCause.CLOSED, draft.reason(), draft.details().listener());
      return;
    }
    scheduler.catchUp();
    outstanding.begun();
    if (!incoming.put(draft)) {
      DropCause cause = closed ? DropCause.CLOSED : DropCause.QUEUE_FULL;
      refuse(cause, draft.reason(), draft.details().listener());
      outstanding.finished();
    }
  }

  /** Ends the way of an event that has been counted. */
  void refuse(DropCause cause, String detail, @Nullable Consumer<Outcome> listener) {
    ledger.dropped(cause);
    log.lost(cause, detail, scheduler.now());
    listening.tell(listener, Outcome.notWritten(cause));
  }

  /** Adds a subscriber, which is given all events from now on; none if nothing is let in. */
  void add(Subscriber subscriber) {
    incoming.between(
        next -> {
          subscriber.beginAt(next);
          subscribers.add(subscriber);
        });
    if (closed) {
      remove(subscriber, DropCause.CLOSED);
    }
  }

  void remove(Subscriber subscriber, DropCause cause) {
    subscribers.remove(subscriber);
    subscriber.stop(cause);
  }

  /** A subscriber that had no room may have some now. */
  void resume() {
    incoming.resume();
  }

  private boolean distribute(Draft draft, long ticket) {
    InHand begun = inHand;
    if (begun == null || begun.ticket != ticket) {
      Offer offer = offer(draft);
      if (offer == null) {
        outstanding.finished();
        return true;
      }
      begun = new InHand(offer, ticket);
      inHand = begun;
    }
    return handOn(begun);
  }

  /** Gives an event to every subscriber; false if one of them has to be waited for. */
  private boolean handOn(InHand event) {
    boolean all = true;
    for (Subscriber subscriber : subscribers) {
      all &= subscriber.give(event.offer, event.ticket);
    }
    if (all) {
      inHand = null;
      ledger.created();
      outstanding.finished();
    }
    return all;
  }

  /** The event of a draft, or null if there is to be none, in which case the draft has its end. */
  private @Nullable Offer offer(Draft draft) {
    Consumer<Outcome> listener = draft.details().listener();
    Event event = maker.make(draft);
    Objection objection = objection(draft, event);
    if (objection != null) {
      refuse(objection.cause, objection.detail, listener);
      return null;
    }
    return new Offer(event, draft.at(), draft.details().key(), listener, null);
  }

  private @Nullable Objection objection(Draft draft, Event event) {
    List<String> problems = maker.problems(event);
    if (!problems.isEmpty()) {
      return new Objection(DropCause.INVALID_EVENT, event.key() + " " + problems);
    }
    // Last, since an event that is not recorded is not the one that was wanted once.
    DropCause cause = throttle.refuses(draft);
    return cause == null ? null : new Objection(cause, draft.reason());
  }

  /** Lets nothing in any more. */
  void close() {
    closed = true;
  }

  /** Drops what has not been handed on, and what the subscribers have not finished. */
  void abandon() {
    subscribers.forEach(subscriber -> subscriber.stop(DropCause.LEFT_AT_CLOSE));
    incoming.close(this::leave);
  }

  /** Some may have been given the event already, and those that have not take anything now. */
  private void leave(Draft draft, long ticket) {
    InHand begun = inHand;
    if (begun != null && begun.ticket == ticket) {
      handOn(begun);
      return;
    }
    if (subscribers.stream().anyMatch(Subscriber::keeps)) {
      keep(draft, ticket);
    } else {
      refuse(DropCause.LEFT_AT_CLOSE, draft.reason(), draft.details().listener());
    }
    outstanding.finished();
  }

  /** Hands an event on to those that keep it; the others drop it. */
  private void keep(Draft draft, long ticket) {
    Offer offer = offer(draft);
    if (offer != null) {
      // Not as in handOn: another event may be in hand on the intake's own thread still.
      subscribers.forEach(subscriber -> subscriber.leave(offer, ticket));
      ledger.created();
    }
  }

  /** How many drafts wait to become events. */
  int queued() {
    return incoming.size();
  }

  Accounts accounts() {
    return ledger.read();
  }
}
