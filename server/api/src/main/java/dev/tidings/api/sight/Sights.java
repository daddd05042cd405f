package dev.tidings.api.sight;

import dev.tidings.api.authentication.SystemNames;
import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.Decision;
import dev.tidings.api.authorization.Forbidden;
import dev.tidings.api.authorization.ResourceType;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.search.Scope;
import dev.tidings.search.Scope.Namespaces;
import dev.tidings.search.query.EventQuery;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out of which namespaces of which clusters somebody may be told: of a whole cluster where
 * events may be listed in all of it, or else of each namespace in which they may be. Safe for use
 * by any number of threads.
 */
public final class Sights {
  /** Of how many namespaces another server is asked for one request. */
  static final int MOST_ASKED = 500;

  private static final int FORBIDDEN = 403;

  private final Places places;
  private final Consumer<Decision> counting;

  /**
   * Of these places.
   *
   * @param counting is told how each request ends: once, however many rights were asked for
   */
  public Sights(Places places, Consumer<Decision> counting) {
    this.places = places;
    this.counting = counting;
  }

  /**
   * What must be allowed in a namespace, to be told of its events.
   *
   * @param verb {@code list} or {@code watch}
   * @param namespace empty for all of a cluster
   */
  public static Access access(String verb, String namespace) {
    return new Access.OfResource(verb, ResourceType.EVENTS, namespace, "");
  }

  /**
   * Of what the sender of a request may be told; fails with a {@link RefusedException} when that is
   * certainly nothing, or cannot be found out. To be called where reading from the disk is allowed.
   *
   * @param query another server is asked of those clusters only that it can mean, and of those
   *     namespaces first that it names
   * @param workers who goes on when others had to be asked
   */
  public CompletionStage<Scope> of(HttpCall call, String verb, EventQuery query, Executor workers) {
    var sought = new Sought(query);
    List<Place> asked = places.all().stream().filter(place -> isAsked(place, sought)).toList();
    long distant = asked.stream().filter(place -> place.authorizer().asksOthers()).count();
    int most = (int) Math.max(1, MOST_ASKED / Math.max(1, distant));
    var sights = new LinkedHashMap<String, CompletableFuture<Namespaces>>();
    for (Place place : asked) {
      var sighting = new Sighting(place, verb, user -> candidates(sought, place, user), most);
      sights.put(place.cluster(), sighting.begin(call, workers).toCompletableFuture());
    }
    return CompletableFuture.allOf(sights.values().toArray(CompletableFuture[]::new))
        .thenCompose(done -> together(call.user(), verb, sights))
        .whenComplete((scope, failure) -> counting.accept(decision(failure)));
  }

  private static Decision decision(@Nullable Throwable failure) {
    if (failure == null) {
      return new Decision.Allowed("");
    }
    return RefusedException.in(failure).filter(Sights::isForbidden).isPresent()
        ? new Decision.Refused("")
        : new Decision.Failed(failure.toString());
  }

  private static boolean isForbidden(RefusedException refused) {
    return refused.status().code() == FORBIDDEN;
  }

  private static boolean isAsked(Place place, Sought sought) {
    return !place.authorizer().asksOthers() || sought.concerns(place.cluster());
  }

  /** The same, of those of one cluster's namespaces that are named; it may be none. */
  public CompletionStage<Namespaces> of(
      HttpCall call, String verb, Place place, Set<String> namespaces, Executor workers) {
    return new Sighting(place, verb, user -> namespaces, MOST_ASKED).begin(call, workers);
  }

  /** Those that the query names, and then those in which the user is given something, or all. */
  private static Set<String> candidates(Sought sought, Place place, User user) {
    var names = new LinkedHashSet<>(sought.namespaces());
    names.addAll(place.authorizer().namespaces(user).orElseGet(place.namespaces()));
    return names;
  }

  private CompletionStage<Scope> together(
      User user, String verb, Map<String, CompletableFuture<Namespaces>> sights) {
    Scope scope = Scope.NOTHING;
    for (Map.Entry<String, CompletableFuture<Namespaces>> each : sights.entrySet()) {
      Namespaces namespaces = each.getValue().join();
      if (!isNothing(namespaces)) {
        scope = scope.with(each.getKey(), namespaces);
      }
    }
    return scope.clusters().isEmpty() && knowsAllRights(user)
        ? CompletableFuture.failedFuture(
            new RefusedException(Forbidden.status(user, access(verb, ""), "")))
        : CompletableFuture.completedFuture(scope);
  }

  /**
   * Whether somebody has no other rights than those that were found. Where another server decides,
   * who is known to it may have some in a namespace that was not asked for.
   */
  public boolean knowsAllRights(User user) {
    return !user.isIn(SystemNames.AUTHENTICATED)
        || places.all().stream().allMatch(place -> place.authorizer().namespaces(user).isPresent());
  }

  /** Whether somebody may be told of none of a cluster's events. */
  public static boolean isNothing(Namespaces namespaces) {
    return namespaces instanceof Namespaces.Only only && only.names().isEmpty();
  }
}
