package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import dev.tidings.store.Cluster;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of a search ended, and the next one begins. What is written between the two is found
 * if it comes after that place, and nothing else is missed or found twice unless it has changed.
 *
 * @param order the order of the search that it belongs to
 * @param value the last event's time in microseconds since 1970, or its count
 * @param revision the last event's revision
 * @param cluster the last event's cluster
 */
public record PageToken(Order order, long value, long revision, String cluster) {
  private static final Pattern FORM =
      Pattern.compile("(-?(?:time|count))_(\\d{1,18})_(\\d{1,18})_([-.a-z0-9]{1,63})");

  public PageToken {
    requireNonNull(order, "order");
    requireNonNull(cluster, "cluster");
  }

  /**
   * What {@link #text} has written, also if it comes from outside; empty if it is something else.
   */
  public static Optional<PageToken> read(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || !isCluster(parts.group(4))) {
      return Optional.empty();
    }
    return Order.of(parts.group(1))
        .map(
            order ->
                new PageToken(
                    order,
                    Long.parseLong(parts.group(2)),
                    Long.parseLong(parts.group(3)),
                    parts.group(4)));
  }

  private static boolean isCluster(String name) {
    return name.equals(Cluster.OWN) || Cluster.isName(name);
  }

  /** As it goes to clients: it fits into a URL as it is. */
  public String text() {
    return order.word() + "_" + value + "_" + revision + "_" + cluster;
  }
}
