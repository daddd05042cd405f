package dev.tidings.forward.pump;

import dev.tidings.forward.routes.DropCause;
import dev.tidings.store.Change;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What has become of a route's changes in one cluster.
 *
 * <p>Invariant: {@code offered = delivered + dropped + dead-lettered + pending}, whenever it is
 * read. A change that is read again, after the route was changed, is not counted again.
 */
final class Accounts {
  private final Map<DropCause, Long> dropped = new EnumMap<>(DropCause.class);
  private long offered;
  private long offeredUpTo;
  private long delivered;
  private long deadLettered;
  private long pending;
  private long gaps;
  private long missedRevisions;

  /** How the changes of one batch were settled. */
  record Settled(long delivered, long deadLettered, Map<DropCause, Long> dropped) {
    Settled {
      dropped = Map.copyOf(dropped);
    }

    long all() {
      return delivered + deadLettered + sum(dropped);
    }
  }

  static long sum(Map<DropCause, Long> dropped) {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  synchronized void offered(List<Change> changes) {
    long more = changes.stream().filter(change -> change.revision() > offeredUpTo).count();
    offered += more;
    pending += more;
    if (!changes.isEmpty()) {
      offeredUpTo = Math.max(offeredUpTo, changes.getLast().revision());
    }
  }

  synchronized void settled(Settled settled) {
    delivered += settled.delivered();
    deadLettered += settled.deadLettered();
    settled.dropped().forEach((cause, number) -> dropped.merge(cause, number, Long::sum));
    pending -= settled.all();
  }

  synchronized void missed(long revisions) {
    gaps++;
    missedRevisions += revisions;
  }

  synchronized Figures figures() {
    return new Figures(offered, delivered, dropped, deadLettered, pending, gaps, missedRevisions);
  }
}
