package dev.tidings.api.stream;

import dev.tidings.api.authorization.Forbidden;
import dev.tidings.api.sight.Place;
import dev.tidings.api.sight.Sights;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Status;
import dev.tidings.search.Scope.Namespaces;
import java.util.Set;
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

  /** What is said where it is of nothing: there may be no such cluster, or no right to it. */
  Status nothing() {
    return Forbidden.status(call.user(), Sights.access(VERB, ""), "");
  }

  /** Of which of these namespaces; asked anew each time, as rights come and go. */
  CompletionStage<Namespaces> namespaces(Place place, Set<String> of, Executor workers) {
    return sights.of(call, VERB, place, of, workers);
  }
}
