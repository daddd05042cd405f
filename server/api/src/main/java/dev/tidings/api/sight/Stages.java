package dev.tidings.api.sight;

import dev.tidings.api.authorization.Decision;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Statuses;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Answers that may take time, because somebody else is asked. */
public final class Stages {
  private Stages() {}

  /** Goes on at once with what is known already, and else on a worker. */
  public static <A, B> CompletionStage<B> then(
      CompletionStage<A> answer, Function<A, CompletionStage<B>> next, Executor workers) {
    return answer.toCompletableFuture().isDone()
        ? answer.thenCompose(next)
        : answer.thenComposeAsync(next, workers);
  }

  /** Whether it is allowed; fails where that cannot be found out. */
  static CompletionStage<Boolean> allowed(Decision decision) {
    return switch (decision) {
      case Decision.Allowed yes -> CompletableFuture.completedFuture(true);
      case Decision.Refused no -> CompletableFuture.completedFuture(false);
      case Decision.Failed unknown ->
          CompletableFuture.failedFuture(
              new RefusedException(Statuses.internalError(unknown.problem())));
    };
  }
}
