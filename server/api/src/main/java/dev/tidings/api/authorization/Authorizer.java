package dev.tidings.api.authorization;

import dev.tidings.api.authentication.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Decides who may do what. Safe for use by any number of threads; never blocks. */
public interface Authorizer {
  /** Everybody may do everything. */
  Authorizer ALLOW_ALL = new AllowAll();

  /** Decides; the stage never fails. */
  CompletionStage<Decision> decide(User user, Access access);

  /** What a user may do in one namespace, cluster-wide rights included. */
  GrantedRules rules(User user, String namespace);

  /**
   * Namespaces in which a user may be allowed something that is not allowed everywhere; empty where
   * they cannot be listed, because somebody else decides.
   */
  Optional<Set<String>> namespaces(User user);

  /** Whether a decision takes another server's time, so that not too many may be asked for. */
  default boolean asksOthers() {
    return false;
  }

  /** The default, as it is kube-apiserver's. */
  final class AllowAll implements Authorizer {
    private static final List<String> ALL = List.of("*");
    private static final GrantedRules EVERYTHING =
        new GrantedRules(
            List.of(
                new PolicyRule(ALL, ALL, ALL, List.of(), List.of()),
                new PolicyRule(ALL, List.of(), List.of(), List.of(), ALL)),
            true,
            "");

    private AllowAll() {}

    @Override
    public CompletionStage<Decision> decide(User user, Access access) {
      return CompletableFuture.completedFuture(new Decision.Allowed(""));
    }

    @Override
    public GrantedRules rules(User user, String namespace) {
      return EVERYTHING;
    }

    @Override
    public Optional<Set<String>> namespaces(User user) {
      return Optional.of(Set.of());
    }
  }
}
