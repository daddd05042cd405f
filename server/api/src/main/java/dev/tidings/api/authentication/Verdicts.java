package dev.tidings.api.authentication;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks several who may know, one after the other. */
final class Verdicts {
  private Verdicts() {}

  static CompletionStage<Verdict> now(Verdict verdict) {
    return CompletableFuture.completedFuture(verdict);
  }

  /**
   * The first who knows decides; a refusal stands when nobody after it knows better, and the first
   * of several is told.
   */
  static <A> CompletionStage<Verdict> firstKnown(
      List<A> asked, Function<A, CompletionStage<Verdict>> question) {
    return from(asked, question, new Verdict.NotMine());
  }

  private static <A> CompletionStage<Verdict> from(
      List<A> asked, Function<A, CompletionStage<Verdict>> question, Verdict soFar) {
    if (asked.isEmpty()) {
      return now(soFar);
    }
    List<A> others = asked.subList(1, asked.size());
    return question
        .apply(asked.get(0))
        .thenCompose(
            verdict ->
                switch (verdict) {
                  case Verdict.Known known -> now(known);
                  case Verdict.NotMine silent -> from(others, question, soFar);
                  case Verdict.Refused refused ->
                      from(others, question, soFar instanceof Verdict.Refused ? soFar : refused);
                });
  }
}
