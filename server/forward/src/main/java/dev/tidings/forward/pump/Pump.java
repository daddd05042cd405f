package dev.tidings.forward.pump;

import dev.tidings.forward.Message;
import dev.tidings.forward.routes.DropCause;
import dev.tidings.forward.routes.Route;
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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a route's changes from one cluster's log to its destination, a batch at a time. The log is
 * the queue: only one batch is in memory. Of one thread.
 */
final class Pump {
  private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

  private final Sieve sieve;
  private final Lane lane;
  private final Courier courier;

  Pump(Route route, Lane lane, Courier courier) {
    this.sieve = new Sieve(route);
    this.lane = lane;
    this.courier = courier;
  }

  /** What comes next in a log. */
  private sealed interface Next {
    record Changes(ChangesResult.Batch batch) implements Next {}

    /** A stretch that cannot be read. */
    record Gap(String why, long missed, long end) implements Next {}
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
    Optional<Next> next = lane.feed().read(this::next);
    if (next.isEmpty()) {
      return false;
    }
    return switch (next.get()) {
      case Next.Changes changes -> settle(changes.batch());
      case Next.Gap gap -> skip(gap);
    };
  }

  private Next next(EventStore store) throws IOException {
    lane.begin(store, sieve.route().delivery().lookBack());
    long at = lane.cursor().revision();
    long present = store.revision();
    if (at > present) {
      return new Next.Gap("its cursor is ahead of the store", at - present, present);
    }
    return switch (store.changes(at, sieve.route().delivery().batch())) {
      case ChangesResult.Batch batch -> new Next.Changes(batch);
      case ChangesResult.Expired expired ->
          new Next.Gap(
              "they are gone from the store's history", expired.oldest() - at, expired.oldest());
    };
  }

  private boolean settle(ChangesResult.Batch batch) throws IOException, InterruptedException {
    if (batch.upTo() == lane.cursor().revision()) {
      return false;
    }
    lane.accounts().offered(batch.changes());
    Sorted sorted = sort(batch.changes());
    for (Sifted.Unshaped each : sorted.unshaped()) {
      courier.giveUp(List.of(each.message()), each.why());
    }
    int dead = courier.bring(sorted.wanted());
    int delivered = sorted.wanted().size() - dead;
    dead += sorted.unshaped().size();
    lane.accounts().settled(new Accounts.Settled(delivered, dead, sorted.dropped()));
    lane.cursor().advance(batch.upTo(), delivered + dead > 0);
    return true;
  }

  private Sorted sort(List<Change> changes) {
    var wanted = new ArrayList<Message>();
    var unshaped = new ArrayList<Sifted.Unshaped>();
    var dropped = new EnumMap<DropCause, Long>(DropCause.class);
    for (Change change : changes) {
      switch (sieve.sift(lane.feed().seen(change))) {
        case Sifted.Wanted each -> wanted.add(each.message());
        case Sifted.Unshaped each -> unshaped.add(each);
        case Sifted.Dropped each -> dropped.merge(each.cause(), 1L, Long::sum);
      }
    }
    return new Sorted(wanted, unshaped, dropped);
  }

  private boolean skip(Next.Gap gap) throws IOException {
    LOG.error(
        "route {} has missed {} revisions of {}: {}",
        sieve.route().name(),
        gap.missed(),
        lane.feed().cluster(),
        gap.why());
    lane.accounts().missed(gap.missed());
    lane.cursor().skip(gap.end());
    return true;
  }

  /** Remembers how far it is, as when nothing goes on. */
  void rest() throws IOException {
    lane.cursor().store();
  }
}
