package dev.tidings.forward.pump;

import dev.tidings.forward.Message;
import dev.tidings.forward.routes.DropCause;
import dev.tidings.forward.routes.Sieve;
import dev.tidings.forward.routes.Sifted;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a route's changes from the store's log to its destination, a batch at a time. The log is
 * the queue: only one batch is in memory. Of one thread.
 */
final class Pump implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

  private final EventStore store;
  private final Sieve sieve;
  private final RouteState state;
  private final Courier courier;

  Pump(EventStore store, Sieve sieve, RouteState state, Courier courier) {
    this.store = store;
    this.sieve = sieve;
    this.state = state;
    this.courier = courier;
  }

  /** What is sent of a batch, what should be and cannot, and how much of it is not. */
  private record Sorted(
      List<Message> wanted, List<Sifted.Unshaped> unshaped, Map<DropCause, Long> dropped) {}

  /**
   * Settles one batch, however long that takes.
   *
   * @return whether there was one
   */
  boolean step() throws IOException, InterruptedException {
    Cursor cursor = state.cursor();
    long present = store.revision();
    cursor.open(store, sieve.route().delivery().lookBack());
    if (cursor.revision() > present) {
      return skip("its cursor is ahead of the store", cursor.revision() - present, present);
    }
    return switch (store.changes(cursor.revision(), sieve.route().delivery().batch())) {
      case ChangesResult.Batch batch -> settle(batch);
      case ChangesResult.Expired expired -> {
        long missed = expired.oldest() - cursor.revision();
        yield skip("they are gone from the store's history", missed, expired.oldest());
      }
    };
  }

  private boolean settle(ChangesResult.Batch batch) throws IOException, InterruptedException {
    if (batch.upTo() == state.cursor().revision()) {
      return false;
    }
    state.accounts().offered(batch.changes());
    Sorted sorted = sort(batch.changes());
    for (Sifted.Unshaped each : sorted.unshaped()) {
      courier.giveUp(List.of(each.message()), each.why());
    }
    int dead = courier.bring(sorted.wanted());
    int delivered = sorted.wanted().size() - dead;
    dead += sorted.unshaped().size();
    state.accounts().settled(new Accounts.Settled(delivered, dead, sorted.dropped()));
    state.cursor().advance(batch.upTo(), delivered + dead > 0);
    return true;
  }

  private Sorted sort(List<Change> changes) {
    var wanted = new ArrayList<Message>();
    var unshaped = new ArrayList<Sifted.Unshaped>();
    var dropped = new EnumMap<DropCause, Long>(DropCause.class);
    for (Change change : changes) {
      switch (sieve.sift(change)) {
        case Sifted.Wanted each -> wanted.add(each.message());
        case Sifted.Unshaped each -> unshaped.add(each);
        case Sifted.Dropped each -> dropped.merge(each.cause(), 1L, Long::sum);
      }
    }
    return new Sorted(wanted, unshaped, dropped);
  }

  private boolean skip(String why, long missed, long to) throws IOException {
    LOG.error("route {} has missed {} revisions: {}", sieve.route().name(), missed, why);
    state.accounts().missed(missed);
    state.cursor().advance(to, true);
    return true;
  }

  /** Remembers how far it is, as when nothing goes on. */
  void rest() throws IOException {
    state.cursor().store();
  }

  @Override
  public void close() {
    courier.close();
  }
}
