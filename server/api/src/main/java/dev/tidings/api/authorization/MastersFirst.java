package dev.tidings.api.authorization;

import dev.tidings.api.authentication.User;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whoever is in {@code system:masters} may do everything; others ask another authorizer. */
public record MastersFirst(Authorizer others) implements Authorizer {
  static final String MASTERS = "system:masters";

  @Override
  public CompletionStage<Decision> decide(User user, Access access) {
    return user.isIn(MASTERS)
        ? CompletableFuture.completedFuture(new Decision.Allowed(""))
        : others.decide(user, access);
  }

  @Override
  public GrantedRules rules(User user, String namespace) {
    return others.rules(user, namespace);
  }
}
