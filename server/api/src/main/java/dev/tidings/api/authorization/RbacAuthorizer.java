package dev.tidings.api.authorization;

import dev.tidings.api.authentication.User;
import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.reload.Reloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Decides by the roles and bindings in a folder, which are read again when they change. A change
 * that cannot be read leaves what was read before.
 */
public final class RbacAuthorizer implements Authorizer {
  private final Reloaded<Rbac> policy;

  private RbacAuthorizer(Reloaded<Rbac> policy) {
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
    return new RbacAuthorizer(
        reloads.loadAll("folder of rights", files::files, PolicyFolder::read));
  }

  @Override
  public CompletionStage<Decision> decide(User user, Access access) {
    return CompletableFuture.completedFuture(policy.current().decide(user, access));
  }

  @Override
  public GrantedRules rules(User user, String namespace) {
    return policy.current().rules(user, namespace);
  }
}
