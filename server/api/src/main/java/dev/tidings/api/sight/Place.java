package dev.tidings.api.sight;

import static java.util.Objects.requireNonNull;

import dev.tidings.api.authorization.Authorizer;
import dev.tidings.store.EventStore;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where the events of one cluster are, and who decides on them.
 *
 * @param cluster its name; that of the server's own events is {@link dev.tidings.store.Cluster#OWN}
 * @param namespaces those that there are, as of a moment ago; reads from the disk
 */
public record Place(
    String cluster, EventStore store, Authorizer authorizer, Supplier<Set<String>> namespaces) {
  public Place {
    requireNonNull(cluster, "cluster");
    requireNonNull(store, "store");
    requireNonNull(authorizer, "authorizer");
    requireNonNull(namespaces, "namespaces");
  }
}
