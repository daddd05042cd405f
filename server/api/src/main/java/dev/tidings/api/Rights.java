package dev.tidings.api;

import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.Authorizer;
import dev.tidings.api.authorization.Decision;
import dev.tidings.api.authorization.Forbidden;
import dev.tidings.api.authorization.Impersonation;
import dev.tidings.api.authorization.RequestAccess;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Statuses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Finds out whether users may do what they ask for, and as whom they do it. */
final class Rights {
  private final Authorizer authorizer;
  private final Impersonation impersonation;
  private final Counter allowed;
  private final Counter refused;
  private final Counter failed;

  Rights(Authorizer authorizer, MeterRegistry registry) {
    this.authorizer = authorizer;
    this.impersonation = new Impersonation(authorizer);
    this.allowed = decisions(registry, "allowed");
    this.refused = decisions(registry, "refused");
    this.failed = decisions(registry, "error");
  }

  private static Counter decisions(MeterRegistry registry, String result) {
    return Counter.builder("authorization.attempts")
        .description("Decisions on what users may do")
        .tag("result", result)
        .register(registry);
  }

  Authorizer authorizer() {
    return authorizer;
  }

  /** Whether there is nothing that anybody may not do. */
  boolean allowEverything() {
    return authorizer.equals(Authorizer.ALLOW_ALL);
  }

  /**
   * The request as the user who is to act in it, who may do what it asks for; fails with a {@link
   * RefusedException}. Paths that are none pass: they are refused for that.
   *
   * @param headers which may name somebody as whom its user wants to act
   * @param actor is told who acts, before it is known whether that user may
   */
  CompletionStage<HttpCall> admit(HttpCall call, MultiMap headers, Consumer<User> actor) {
    if (allowEverything() && !ImpersonationHeaders.areThere(headers)) {
      return CompletableFuture.completedFuture(call);
    }
    Optional<Access> access = RequestAccess.of(call.method(), call.path(), call.query());
    return access.isEmpty()
        ? CompletableFuture.completedFuture(call)
        : acting(call.user(), headers, access.get())
            .thenCompose(
                user -> {
                  actor.accept(user);
                  return require(user, access.get()).thenApply(may -> call.by(user));
                });
  }

  private CompletionStage<User> acting(User user, MultiMap headers, Access access) {
    try {
      Optional<User> wanted = ImpersonationHeaders.read(headers);
      return wanted.isEmpty()
          ? CompletableFuture.completedFuture(user)
          : impersonation.act(user, wanted.get(), access);
    } catch (RefusedException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  /** Fails with a {@link RefusedException} when a user may not do something. */
  CompletionStage<Void> require(User user, Access access) {
    return authorizer
        .decide(user, access)
        .thenCompose(
            decision ->
                switch (decision) {
                  case Decision.Allowed yes -> {
                    allowed.increment();
                    yield CompletableFuture.completedFuture(null);
                  }
                  case Decision.Refused no -> {
                    refused.increment();
                    yield CompletableFuture.failedFuture(
                        new RefusedException(Forbidden.status(user, access, no.reason())));
                  }
                  case Decision.Failed unknown -> {
                    failed.increment();
                    yield CompletableFuture.failedFuture(
                        new RefusedException(Statuses.internalError(unknown.problem())));
                  }
                });
  }
}
