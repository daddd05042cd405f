package dev.tidings.recorder;

import dev.tidings.recorder.Outcome.Dropped;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How spooled events come to their end, on disk and in the books. Called without a lock. */
final class SpooledEnds {
  private static final Outcome LEFT = new Dropped(DropCause.LEFT_AT_CLOSE);

  private final Spool spool;
  private final DiskTrouble trouble;
  private final Scheduler scheduler;
  private final Books books;

  SpooledEnds(Spool spool, DiskTrouble trouble, Scheduler scheduler, Books books) {
    this.spool = spool;
    this.trouble = trouble;
    this.scheduler = scheduler;
    this.books = books;
  }

  /** Whether the end is that of this process or its sink, and not the event's. */
  static boolean isLeft(Outcome outcome) {
    return outcome.equals(LEFT) || isOfClosedSink(outcome);
  }

  static boolean isOfClosedSink(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.answer() instanceof SinkResult.Closed;
  }

  /** Takes an offer from disk, for which nothing is left to do. */
  void settle(Offer offer, Outcome outcome) {
    Place place = offer.place();
    try {
      if (place != null) {
        spool.settle(place);
      }
    } catch (IOException e) {
      trouble.failed(e, scheduler.now());
    }
    books.close(offer, outcome);
  }

  /** Leaves an offer to the next process, if it is on disk. */
  void leave(Offer offer) {
    Place place = offer.place();
    if (place != null && spool.holds(place)) {
      books.keep(offer.listener());
    } else {
      books.close(offer, LEFT);
    }
  }

  /** Leaves to the next process what has not been read. */
  void leave(List<Consumer<Outcome>> listeners, long events) {
    end(listeners, events, books::keep);
  }

  /** Gives up what has not been read. */
  void lose(List<Consumer<Outcome>> listeners, long events, DropCause cause) {
    end(listeners, events, listener -> books.close(listener, new Dropped(cause)));
  }

  /** Ends many events, some of which have listeners. */
  private static void end(
      List<Consumer<Outcome>> listeners, long events, Consumer<@Nullable Consumer<Outcome>> end) {
    listeners.forEach(end);
    for (long i = listeners.size(); i < events; i++) {
      end.accept(null);
    }
  }
}
