package dev.tidings.api.sight;

import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.Forbidden;
import dev.tidings.api.authorization.ResourceType;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.search.Scope;
import dev.tidings.search.Scope.Namespaces;
import dev.tidings.search.query.Condition;
import dev.tidings.search.query.EventQuery;
import dev.tidings.search.query.QueryField;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Finds out of which namespaces of which clusters somebody may be told: of a whole cluster where
 * events may be listed in all of it, or else of each namespace in which they may be. Safe for use
 * by any number of threads.
 */
public final class Sights {
  private static final ResourceType EVENTS = new ResourceType("", "v1", "events", "");

  /** Of how many namespaces another server is asked for one request. */
  static final int MOST_ASKED = 500;

  private final Places places;

  public Sights(Places places) {
    this.places = places;
  }

  /**
   * What must be allowed in a namespace, to be told of its events.
   *
   * @param verb {@code list} or {@code watch}
   * @param namespace empty for all of a cluster
   */
  public static Access access(String verb, String namespace) {
    return new Access.OfResource(verb, EVENTS, namespace, "");
  }

  /**
   * Of what the sender of a request may be told; fails with a {@link RefusedException} when that is
   * nothing, or cannot be found out. To be called where reading from the disk is allowed.
   *
   * @param query namespaces that it names are asked for before others
   * @param workers who goes on when others had to be asked
   */
  public CompletionStage<Scope> of(HttpCall call, String verb, EventQuery query, Executor workers) {
    List<Place> all = places.all();
    int most = Math.max(1, MOST_ASKED / Math.max(1, all.size()));
    var sights = new LinkedHashMap<String, CompletableFuture<Namespaces>>();
    for (Place place : all) {
      var sighting = new Sighting(place, verb, () -> candidates(query, place), most);
      sights.put(place.cluster(), sighting.begin(call, workers).toCompletableFuture());
    }
    return CompletableFuture.allOf(sights.values().toArray(CompletableFuture[]::new))
        .thenCompose(done -> together(call.user(), verb, sights));
  }

  /** The same, of those of one cluster's namespaces that are named; it may be none. */
  public CompletionStage<Namespaces> of(
      HttpCall call, String verb, Place place, Set<String> namespaces, Executor workers) {
    return new Sighting(place, verb, () -> namespaces, MOST_ASKED).begin(call, workers);
  }

  /** Those that the query names, also where there is nothing in them, and then the others. */
  private static Set<String> candidates(EventQuery query, Place place) {
    var names = new LinkedHashSet<String>();
    for (Condition condition : query.conditions()) {
      if (condition instanceof Condition.Has has && has.field() == QueryField.NAMESPACE) {
        names.addAll(has.anyOf());
      }
    }
    names.remove("");
    names.addAll(place.namespaces().get());
    return names;
  }

  private static CompletionStage<Scope> together(
      User user, String verb, Map<String, CompletableFuture<Namespaces>> sights) {
    Scope scope = Scope.NOTHING;
    for (Map.Entry<String, CompletableFuture<Namespaces>> each : sights.entrySet()) {
      Namespaces namespaces = each.getValue().join();
      if (!isNothing(namespaces)) {
        scope = scope.with(each.getKey(), namespaces);
      }
    }
    return scope.clusters().isEmpty()
        ? CompletableFuture.failedFuture(
            new RefusedException(Forbidden.status(user, access(verb, ""), "")))
        : CompletableFuture.completedFuture(scope);
  }

  private static boolean isNothing(Namespaces namespaces) {
    return namespaces instanceof Namespaces.Only only && only.names().isEmpty();
  }
}
