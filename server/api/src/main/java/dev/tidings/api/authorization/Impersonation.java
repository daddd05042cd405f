package dev.tidings.api.authorization;

import dev.tidings.api.authentication.SystemNames;
import dev.tidings.api.authentication.User;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets a user act as another one, as far as the user's rights allow it. There are several ways to
 * be allowed (Kubernetes' KEP 5284): rights to act as somebody in one kind of request each, which
 * are tried first, and the older right to act as somebody in everything.
 */
public final class Impersonation {

  private final Authorizer authorizer;

  public Impersonation(Authorizer authorizer) {
    this.authorizer = authorizer;
  }

  /**
   * The user that somebody acts as, with the groups that follow from the name. Fails with a {@link
   * RefusedException} that says what right is missing.
   *
   * @param wanted as the request names it
   * @param access what the request wants to do
   */
  public CompletionStage<User> act(User requester, User wanted, Access access) {
    return attempt(ImpersonationMode.suiting(requester, wanted), requester, wanted, access)
        .thenCompose(
            outcome ->
                outcome.refusal().isPresent()
                    ? CompletableFuture.failedFuture(new RefusedException(outcome.refusal().get()))
                    : CompletableFuture.completedFuture(complete(outcome.user())));
  }

  /** Who it came to be, or why not. */
  private record Outcome(User user, Optional<Status> refusal) {}

  /** The first way that is allowed; if none is, what the first was refused for. */
  private CompletionStage<Outcome> attempt(
      List<ImpersonationMode> modes, User requester, User wanted, Access access) {
    ImpersonationMode first = modes.get(0);
    List<ImpersonationMode> others = modes.subList(1, modes.size());
    return refusal(first.checks(wanted, access), requester)
        .thenCompose(
            refusal -> {
              if (refusal.isEmpty() || others.isEmpty()) {
                return CompletableFuture.completedFuture(
                    new Outcome(first.resulting(wanted), refusal));
              }
              return attempt(others, requester, wanted, access)
                  .thenApply(
                      later -> later.refusal().isEmpty() ? later : new Outcome(wanted, refusal));
            });
  }

  /** One after the other, and without a step down for each: a client may name thousands. */
  private CompletionStage<Optional<Status>> refusal(
      List<ImpersonationMode.Check> checks, User requester) {
    for (int i = 0; i < checks.size(); i++) {
      var one = refusal(checks.get(i), requester).toCompletableFuture();
      if (!one.isDone()) {
        List<ImpersonationMode.Check> others = checks.subList(i + 1, checks.size());
        return one.thenCompose(
            refusal ->
                refusal.isPresent()
                    ? CompletableFuture.completedFuture(refusal)
                    : refusal(others, requester));
      }
      if (one.join().isPresent()) {
        return one;
      }
    }
    return CompletableFuture.completedFuture(Optional.empty());
  }

  private CompletionStage<Optional<Status>> refusal(ImpersonationMode.Check check, User requester) {
    if (!check.never().isEmpty()) {
      return CompletableFuture.completedFuture(
          Optional.of(Forbidden.status(requester, check.access(), check.never())));
    }
    return authorizer
        .decide(requester, check.access())
        .thenCompose(
            decision ->
                switch (decision) {
                  case Decision.Allowed allowed ->
                      CompletableFuture.completedFuture(Optional.empty());
                  case Decision.Refused refused -> refused(check, requester, refused.reason());
                  case Decision.Failed failed -> refused(check, requester, failed.problem());
                });
  }

  private CompletionStage<Optional<Status>> refused(
      ImpersonationMode.Check check, User requester, String why) {
    return check.instead().isEmpty()
        ? CompletableFuture.completedFuture(
            Optional.of(Forbidden.status(requester, check.access(), why)))
        : refusal(check.instead(), requester);
  }

  /** The groups that everybody is in, one or the other. */
  private static User complete(User user) {
    if (user.name().equals(User.ANONYMOUS.name())) {
      return with(user, SystemNames.UNAUTHENTICATED);
    }
    return user.isIn(SystemNames.UNAUTHENTICATED) ? user : with(user, SystemNames.AUTHENTICATED);
  }

  private static User with(User user, String group) {
    if (user.isIn(group)) {
      return user;
    }
    var groups = new ArrayList<>(user.groups());
    groups.add(group);
    return new User(user.name(), user.uid(), groups, user.extra());
  }
}
