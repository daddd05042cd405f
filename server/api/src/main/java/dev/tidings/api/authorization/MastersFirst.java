package dev.tidings.api.authorization;

import dev.tidings.api.authentication.SystemNames;
import dev.tidings.api.authentication.User;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whoever is in {@code system:masters} may do everything; others ask another authorizer. */
public record MastersFirst(Authorizer others) implements Authorizer {
  @Override
  public CompletionStage<Decision> decide(User user, Access access) {
    return user.isIn(SystemNames.MASTERS)
        ? CompletableFuture.completedFuture(new Decision.Allowed(""))
        : others.decide(user, access);
  }

  @Override
  public GrantedRules rules(User user, String namespace) {
    return others.rules(user, namespace);
  }

  @Override
  public Optional<Set<String>> namespaces(User user) {
    return others.namespaces(user);
  }

  @Override
  public boolean asksOthers() {
    return others.asksOthers();
  }
}
