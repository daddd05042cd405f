package dev.tidings.recorder;

import dev.tidings.recorder.BroadcasterOptions.BoundSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts events on disk before they are delivered, and takes them away when they are settled.
 *
 * <p>Invariant: events go to the delivery in the order of their numbers. Those ahead are in memory,
 * all later ones on disk only; as long as there are any, something is ahead, after which they are
 * read. The state below is touched with this object's lock held; the delivery and listeners are
 * called without it.
 */
final class Spooling implements Destination {
  private static final int MOST_AHEAD = 256;

  private final Spool spool;
  private final Scheduler scheduler;
  private final RareLog log;
  private final Listening listening;
  private final Books books;
  private final Runnable ready;
  private final SpooledEnds ends;
  private final Delivery delivery;
  private final Mailbox<Offer> ahead;
  private final Listeners listeners = new Listeners();
  private final DiskTrouble trouble;
  private final Syncing syncing;
  private int inAhead;
  private boolean refused;
  private boolean retired;
  private boolean closed;

  /**
   * @param ready is run when there is room for another event
   */
  Spooling(Spool spool, BoundSink bound, Surroundings surroundings, Books books, Runnable ready) {
    this.spool = spool;
    this.scheduler = surroundings.scheduler();
    this.log = surroundings.log();
    this.listening = surroundings.listening();
    this.books = books;
    this.ready = ready;
    this.trouble = new DiskTrouble(spool.directory());
    this.ends = new SpooledEnds(spool, trouble, scheduler, books);
    this.syncing = new Syncing(spool, scheduler, trouble);
    this.ahead = new Mailbox<>(MOST_AHEAD, scheduler, (offer, ticket) -> deliver(offer));
    this.delivery =
        new Delivery(bound.retryingForEver(), surroundings, this::settled, ahead::resume);
  }

  /** Begins with what an earlier process has left. */
  void begin() {
    for (long left = spool.waiting(); left > 0; left--) {
      books.join();
    }
    List<Runnable> afterwards = new ArrayList<>();
    synchronized (this) {
      refill(afterwards);
    }
    afterwards.forEach(Runnable::run);
  }

  @Override
  public boolean take(Offer offer) {
    byte[] record = OfferFormat.write(offer);
    if (!spool.couldHold(record)) {
      String detail = offer.event().key() + " alone has " + record.length + " bytes";
      log.lost(DropCause.SPOOL_FULL, detail, scheduler.now());
      books.close(offer, new Outcome.Dropped(DropCause.SPOOL_FULL));
      return true;
    }
    List<Runnable> afterwards = new ArrayList<>(0);
    boolean taken = take(offer, record, afterwards);
    afterwards.forEach(Runnable::run);
    return taken;
  }

  private synchronized boolean take(Offer offer, byte[] record, List<Runnable> afterwards) {
    boolean next = spool.unread() == 0 && inAhead < MOST_AHEAD;
    Place place = store(record, afterwards);
    Offer stored = place == null ? offer : offer.in(place);
    if (retired) {
      afterwards.add(() -> ends.leave(stored));
    } else if (next) {
      passOver(place);
      putAhead(stored);
    } else if (place == null) {
      comeBack();
      return false;
    } else {
      listenLater(stored, place, afterwards);
    }
    return true;
  }

  /** Puts a record on disk, for which the oldest may have to go; null if that cannot be done. */
  private @Nullable Place store(byte[] record, List<Runnable> afterwards) {
    if (closed || trouble.rests(scheduler.now())) {
      return null;
    }
    try {
      while (!spool.hasRoomFor(record)) {
        if (retired) {
          // The books are closed on what is there: it stays.
          return null;
        }
        lose(spool.oldest(), DropCause.SPOOL_FULL, afterwards);
      }
      Place place = spool.append(record);
      trouble.works();
      syncing.soon();
      return place;
    } catch (IOException e) {
      trouble.failed(e, scheduler.now());
      return null;
    }
  }

  private void passOver(@Nullable Place place) {
    if (place != null) {
      spool.passOver(place);
    }
  }

  private void putAhead(Offer offer) {
    inAhead++;
    ahead.put(offer);
  }

  /** The offer that was refused is asked for when there is room, or the disk has had its rest. */
  private void comeBack() {
    if (!refused) {
      refused = true;
      scheduler.schedule(DiskTrouble.REST, this::askAgain);
    }
  }

  private void askAgain() {
    synchronized (this) {
      refused = false;
    }
    ready.run();
  }

  private void listenLater(Offer offer, Place place, List<Runnable> afterwards) {
    Consumer<Outcome> listener = offer.listener();
    if (listener != null && !listeners.add(place.number(), listener)) {
      afterwards.add(() -> listening.tell(listener, new Outcome.Kept()));
    }
  }

  /** Hands an offer on, outside the lock: the sink may be asked for its group. */
  private boolean deliver(Offer offer) {
    if (!delivery.take(offer)) {
      return false;
    }
    List<Runnable> afterwards = new ArrayList<>(0);
    boolean again;
    synchronized (this) {
      inAhead--;
      refill(afterwards);
      again = refused;
    }
    afterwards.forEach(Runnable::run);
    if (again) {
      ready.run();
    }
    return true;
  }

  /** Reads on when nothing is ahead any more. */
  private void refill(List<Runnable> afterwards) {
    boolean empty = inAhead == 0 && !retired;
    while (empty && inAhead < MOST_AHEAD && spool.unread() > 0) {
      Segment segment = spool.firstUnread();
      try {
        Segment.Read read = spool.read(segment);
        putAhead(read.offer().heardBy(listeners.remove(read.place().number())));
      } catch (IOException e) {
        trouble.failed(e, scheduler.now());
        lose(segment, DropCause.SPOOL_FAILED, afterwards);
      }
    }
  }

  /** Gives up what is on disk only. What has been read stays in memory, and is delivered. */
  private void lose(Segment segment, DropCause cause, List<Runnable> afterwards) {
    List<Consumer<Outcome>> told = listeners.remove(segment);
    long unread = spool.remove(segment);
    if (unread > 0) {
      log.lost(cause, unread, "in " + segment.file(), scheduler.now());
      afterwards.add(() -> ends.lose(told, unread, cause));
    }
  }

  private void settled(Offer offer, Outcome outcome) {
    if (SpooledEnds.isLeft(outcome)) {
      ends.leave(offer);
    } else {
      ends.settle(offer, outcome);
    }
    if (SpooledEnds.isOfClosedSink(outcome)) {
      abandon(DropCause.LEFT_AT_CLOSE);
    }
  }

  @Override
  public void flush() {
    delivery.flush();
  }

  /** Leaves everything on disk, also what it is still given. */
  @Override
  public void abandon(DropCause cause) {
    List<Consumer<Outcome>> told;
    long unread;
    synchronized (this) {
      if (retired) {
        return;
      }
      retired = true;
      told = listeners.removeAll();
      unread = spool.unread();
    }
    delivery.abandon(cause);
    ahead.close((offer, ticket) -> ends.leave(offer));
    ends.leave(told, unread);
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public SpoolUse spool() {
    return spool.use();
  }

  /** Lets another process have the spool. */
  synchronized void close() {
    closed = true;
    try {
      spool.close();
    } catch (IOException e) {
      trouble.failed(e, scheduler.now());
    }
  }
}
