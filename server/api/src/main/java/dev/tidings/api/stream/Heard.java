package dev.tidings.api.stream;

import dev.tidings.api.authorization.Forbidden;
import dev.tidings.api.sight.Place;
import dev.tidings.api.sight.Sights;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Status;
import dev.tidings.search.Scope.Namespaces;
import dev.tidings.search.query.Condition;
import dev.tidings.search.query.EventQuery;
import dev.tidings.search.query.QueryField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Of what the sender of a request may hear.
 *
 * @param cluster the only one that was asked for; empty for all
 */
record Heard(Sights sights, HttpCall call, String cluster) {
  static final String VERB = "watch";

  boolean concerns(Place place) {
    return concerns(place.cluster());
  }

  boolean concerns(String name) {
    return cluster.isEmpty() || cluster.equals(name);
  }

  /** A query that says of which cluster it is, too. */
  EventQuery sought(EventQuery query) {
    if (cluster.isEmpty()) {
      return query;
    }
    var conditions = new ArrayList<>(query.conditions());
    conditions.add(new Condition.Has(QueryField.CLUSTER, List.of(cluster)));
    return new EventQuery(query.text(), conditions);
  }

  /** Whether the reader has no other rights than those that were found. */
  boolean isCertain() {
    return sights.knowsAllRights(call.user());
  }

  /** What is said where it is of nothing: there may be no such cluster, or no right to it. */
  Status nothing() {
    return Forbidden.status(call.user(), Sights.access(VERB, ""), "");
  }

  /** Of which of these namespaces; asked anew each time, as rights come and go. */
  CompletionStage<Namespaces> namespaces(Place place, Set<String> of, Executor workers) {
    return sights.of(call, VERB, place, of, workers);
  }

  /** Whether of each of these clusters all, or some of the namespaces, are still the reader's. */
  CompletionStage<Boolean> stillMay(Map<Place, Set<String>> told, Executor workers) {
    List<CompletableFuture<Namespaces>> asked =
        told.entrySet().stream()
            .map(each -> namespaces(each.getKey(), each.getValue(), workers).toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .thenApply(done -> asked.stream().noneMatch(each -> Sights.isNothing(each.join())));
  }
}
