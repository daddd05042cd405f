package dev.tidings.forward.pump;

import dev.tidings.forward.routes.DropCause;
import java.util.Map;

/**
 * What has become of a route's changes in one cluster, at one moment: {@code offered = delivered +
 * dropped + dead-lettered + pending}.
 *
 * @param gaps how often changes were gone from the store before they were read
 * @param missedRevisions how many revisions that were, at most
 */
public record Figures(
    long offered,
    long delivered,
    Map<DropCause, Long> dropped,
    long deadLettered,
    long pending,
    long gaps,
    long missedRevisions) {
  public Figures {
    dropped = Map.copyOf(dropped);
  }

  public long dropped(DropCause cause) {
    return dropped.getOrDefault(cause, 0L);
  }

  public long allDropped() {
    return Accounts.sum(dropped);
  }
}
