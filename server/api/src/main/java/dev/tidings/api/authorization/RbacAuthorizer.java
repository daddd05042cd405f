package dev.tidings.api.authorization;

import dev.tidings.api.authentication.User;
import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.reload.Reloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Decides by the roles and bindings in a folder, which are read again when they change. A change
 * that cannot be read leaves what was read before.
 */
public final class RbacAuthorizer implements Authorizer {
  private final Supplier<Rbac> policy;

  private RbacAuthorizer(Supplier<Rbac> policy) {
    this.policy = policy;
  }

  /**
   * Reads the folder, and has it looked at for changes.
   *
   * @throws IOException when the folder is not there, or something in it is no policy; the message
   *     says where and why
   */
  public static RbacAuthorizer open(Path folder, Reloads reloads) throws IOException {
    var files = new PolicyFolder(folder);
    Reloaded<Rbac> policy = reloads.loadAll("folder of rights", files::files, PolicyFolder::read);
    return new RbacAuthorizer(policy::current);
  }

  /**
   * The same for a folder of a cluster, which may be missing, or no policy yet: until it is one, it
   * is as {@link #ofNobody}. What everybody may do elsewhere, there those may whom it names.
   */
  public static RbacAuthorizer openPart(String cluster, Path folder, Reloads reloads) {
    var files = new PolicyFolder(folder);
    Reloaded<Rbac> policy =
        reloads.loadAllOr(
            PolicyFolder.ofNobody(),
            "folder of rights of cluster " + cluster,
            files::filesIfAny,
            PolicyFolder::readPart);
    return new RbacAuthorizer(policy::current);
  }

  /** As for a cluster whose folder names nobody. */
  public static RbacAuthorizer ofNobody() {
    Rbac policy = PolicyFolder.ofNobody();
    return new RbacAuthorizer(() -> policy);
  }

  @Override
  public CompletionStage<Decision> decide(User user, Access access) {
    return CompletableFuture.completedFuture(policy.get().decide(user, access));
  }

  @Override
  public GrantedRules rules(User user, String namespace) {
    return policy.get().rules(user, namespace);
  }

  @Override
  public Optional<Set<String>> namespaces(User user) {
    return Optional.of(policy.get().namespaces(user));
  }
}
