package dev.tidings.recorder;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One watcher or sink with its own queue.
 *
 * <p>Invariant: it is given every event with a ticket from its first one on, in order, none twice;
 * each either reaches the destination or is dropped and counted.
 */
final class Subscriber {
  private final Books books;
  private final Overflow overflow;
  private final Destination destination;
  private final Mailbox<Offer> mailbox;
  private final Runnable room;
  private long first = Long.MAX_VALUE;
  private long opened = -1;
  private long given = -1;
  private volatile @Nullable DropCause stopped;

  /** The event that the broadcaster will come back with. Whoever takes it out settles it. */
  private final AtomicReference<@Nullable Offer> waitedFor = new AtomicReference<>();

  /** How much may wait for a subscriber, and what happens to what is more. */
  record Queue(int capacity, Overflow overflow) {}

  /**
   * @param destination is made with what it is to run when it is ready for more
   * @param room is run when an event may be given again that there was no room for
   */
  Subscriber(
      Queue queue,
      Scheduler scheduler,
      Books books,
      Function<Runnable, Destination> destination,
      Runnable room) {
    this.books = books;
    this.overflow = queue.overflow();
    this.room = room;
    this.mailbox = new Mailbox<>(queue.capacity(), scheduler, this::take);
    this.destination = destination.apply(mailbox::resume);
  }

  /** Begins with the event of this ticket. */
  void beginAt(long ticket) {
    first = ticket;
  }

  /** Puts an event in before all others, for this subscriber alone. */
  void prefix(Offer offer) {
    books.open();
    if (!mailbox.put(offer)) {
      books.close(offer, new Outcome.Dropped(DropCause.SUBSCRIBER_QUEUE_FULL));
    }
  }

  /** Gives it an event; false if the broadcaster has to come back with it. */
  boolean give(Offer offer, long ticket) {
    if (ticket < first || ticket <= given) {
      return true;
    }
    if (!settledMeanwhile(ticket) && !mailbox.put(offer) && !settlesWithoutRoom(offer)) {
      return false;
    }
    given = ticket;
    return true;
  }

  /** Whether stopping has settled an event that was to be waited for. */
  private boolean settledMeanwhile(long ticket) {
    if (opened == ticket) {
      return waitedFor.getAndSet(null) == null;
    }
    opened = ticket;
    books.open();
    return false;
  }

  private boolean settlesWithoutRoom(Offer offer) {
    if (stopped == null && overflow == Overflow.WAIT) {
      waitedFor.set(offer);
      if (stopped == null) {
        return false;
      }
      // Stopped in between: whoever takes the event out settles it.
      if (waitedFor.getAndSet(null) == null) {
        return true;
      }
    }
    if (stopped == null) {
      books.close(offer, new Outcome.Dropped(DropCause.SUBSCRIBER_QUEUE_FULL));
    } else {
      destination.take(offer);
    }
    return true;
  }

  /** Gives it an event that it has not been given yet, once it is stopped; from any thread. */
  void leave(Offer offer, long ticket) {
    if (ticket >= first) {
      books.open();
      destination.take(offer);
    }
  }

  private boolean take(Offer offer, long ticket) {
    boolean taken = destination.take(offer);
    if (taken && overflow == Overflow.WAIT) {
      room.run();
    }
    return taken;
  }

  void flush() {
    destination.flush();
  }

  /** Takes nothing any more; what waits is dropped for this cause, unless it can be kept. */
  void stop(DropCause cause) {
    // From here on the destination takes everything, so whoever sees this may pass it what it has.
    destination.abandon(cause);
    stopped = cause;
    mailbox.close((offer, ticket) -> destination.take(offer));
    Offer left = waitedFor.getAndSet(null);
    if (left != null) {
      destination.take(left);
    }
    room.run();
  }

  /** Whether what it is given once it is stopped is kept for another process. */
  boolean keeps() {
    return destination.keeps();
  }

  /** How many events wait to be taken. */
  int queued() {
    return mailbox.size();
  }

  SpoolUse spool() {
    return destination.spool();
  }

  /** How many events have come to it from elsewhere than the broadcaster. */
  long joined() {
    return books.joined();
  }

  Accounts accounts() {
    return books.read();
  }
}
