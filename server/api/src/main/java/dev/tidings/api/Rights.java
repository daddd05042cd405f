package dev.tidings.api;

import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.Authorizer;
import dev.tidings.api.authorization.Decision;
import dev.tidings.api.authorization.Forbidden;
import dev.tidings.api.authorization.Impersonation;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds out whether users may do what they ask for, and as whom they do it. */
final class Rights {
  private final Authorizer authorizer;
  private final Impersonation impersonation;
  private final Counter allowed;
  private final Counter denied;
  private final Counter failed;

  Rights(Authorizer authorizer, MeterRegistry registry) {
    this.authorizer = authorizer;
    this.impersonation = new Impersonation(authorizer);
    this.allowed = decisions(registry, "allowed");
    this.denied = decisions(registry, "denied");
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
  private boolean allowEverything() {
    return authorizer.equals(Authorizer.ALLOW_ALL);
  }

  /**
   * What is asked for, as the user who is to act and may do so; fails with a {@link
   * RefusedException}. Paths that are none pass: they are refused for that.
   *
   * @param request whose headers may name somebody as whom its user wants to act
   * @param actor is told who acts, before it is known whether that user may
   */
  CompletionStage<Inquiry> admit(HttpServerRequest request, Inquiry asked, Consumer<User> actor) {
    if (asked.route().forAnybody()) {
      return CompletableFuture.completedFuture(asked);
    }
    if (allowEverything() && isOperatorElsewhere(request, asked)) {
      return CompletableFuture.failedFuture(new RefusedException(Statuses.OPERATORS_ONLY));
    }
    if (allowEverything() && !ImpersonationHeaders.areThere(request.headers())) {
      return CompletableFuture.completedFuture(asked);
    }
    Optional<Access> access = asked.access();
    return access.isEmpty()
        ? CompletableFuture.completedFuture(asked)
        : acting(asked, request.headers(), access.get())
            .thenCompose(
                acting -> {
                  actor.accept(acting.call().user());
                  return acting.route().givesRows()
                      ? CompletableFuture.completedFuture(acting)
                      : require(acting, access.get(), request.uri());
                });
  }

  private CompletionStage<Inquiry> require(Inquiry asked, Access access, String uri) {
    return require(asked.call().user(), access, problem -> Statuses.undecided(uri, problem))
        .thenApply(may -> asked);
  }

  /** Where there are no rights, who has a shell on this machine runs the server. */
  private static boolean isOperatorElsewhere(HttpServerRequest request, Inquiry asked) {
    return asked.route().forOperators() && !Heads.isLoopback(request.remoteAddress());
  }

  private CompletionStage<Inquiry> acting(Inquiry asked, MultiMap headers, Access access) {
    try {
      Optional<User> wanted = ImpersonationHeaders.read(headers);
      if (wanted.isEmpty()) {
        return CompletableFuture.completedFuture(asked);
      }
      var acting = new HttpCall.Acting(asked.call().user(), wanted.get());
      return impersonation
          .act(acting.sender(), acting.wanted(), access)
          .thenApply(user -> asked.as(user, acting));
    } catch (RefusedException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  /** Fails with a {@link RefusedException} when a user may not do something. */
  CompletionStage<Void> require(User user, Access access) {
    return require(user, access, Statuses::internalError);
  }

  private CompletionStage<Void> require(
      User user, Access access, Function<String, Status> undecided) {
    return authorizer
        .decide(user, access)
        .whenComplete((decision, never) -> count(decision))
        .thenCompose(
            decision ->
                switch (decision) {
                  case Decision.Allowed yes -> CompletableFuture.completedFuture(null);
                  case Decision.Refused no ->
                      CompletableFuture.failedFuture(
                          new RefusedException(Forbidden.status(user, access, no.reason())));
                  case Decision.Failed unknown ->
                      CompletableFuture.failedFuture(
                          new RefusedException(undecided.apply(unknown.problem())));
                });
  }

  /** Counts what somebody was told who asked for something. */
  void count(Decision decision) {
    switch (decision) {
      case Decision.Allowed yes -> allowed.increment();
      case Decision.Refused no -> denied.increment();
      case Decision.Failed unknown -> failed.increment();
    }
  }
}
