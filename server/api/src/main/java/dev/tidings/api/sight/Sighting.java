package dev.tidings.api.sight;

import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.Impersonation;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.search.Scope.Namespaces;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Finds out of which namespaces of one cluster somebody may be told.
 *
 * @param candidates those that come into question, if not all do
 * @param most of how many another server is asked
 */
record Sighting(Place place, String verb, Function<User, Set<String>> candidates, int most) {
  CompletionStage<Namespaces> begin(HttpCall call, Executor workers) {
    return Stages.then(
        asker(call),
        user ->
            user.isPresent()
                ? of(user.get(), workers)
                : CompletableFuture.completedFuture(new Namespaces.Only(Set.of())),
        workers);
  }

  /** As whom somebody asks: acting as others takes a right of each cluster's. */
  private CompletionStage<Optional<User>> asker(HttpCall call) {
    HttpCall.Acting acting = call.acting();
    if (acting == null) {
      return CompletableFuture.completedFuture(Optional.of(call.user()));
    }
    return new Impersonation(place.authorizer())
        .act(acting.sender(), acting.wanted(), Sights.access(verb, ""))
        .handle((user, refusal) -> Optional.ofNullable(user));
  }

  private CompletionStage<Namespaces> of(User user, Executor workers) {
    return Stages.then(
        may(user, ""),
        all -> all ? CompletableFuture.completedFuture(new Namespaces.All()) : each(user),
        workers);
  }

  private CompletionStage<Namespaces> each(User user) {
    Set<String> all = candidates.apply(user);
    int limit = place.authorizer().asksOthers() ? most : all.size();
    List<String> asked = all.stream().limit(limit).toList();
    List<CompletableFuture<Boolean>> answers =
        asked.stream().map(name -> may(user, name).toCompletableFuture()).toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(done -> new Namespaces.Only(allowed(asked, answers)));
  }

  private static Set<String> allowed(List<String> asked, List<CompletableFuture<Boolean>> answers) {
    var allowed = new HashSet<String>();
    for (int i = 0; i < asked.size(); i++) {
      if (answers.get(i).join()) {
        allowed.add(asked.get(i));
      }
    }
    return allowed;
  }

  private CompletionStage<Boolean> may(User user, String namespace) {
    Access access = Sights.access(verb, namespace);
    return place.authorizer().decide(user, access).thenCompose(Stages::allowed);
  }
}
