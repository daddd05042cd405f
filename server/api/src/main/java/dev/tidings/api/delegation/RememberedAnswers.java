package dev.tidings.api.delegation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers for a while, and asks each question once, however many want to know meanwhile.
 *
 * <p>Invariant: no more than {@code room} answers are remembered, those that were used last. Safe
 * for use by several threads.
 *
 * @param <A> an answer
 */
public final class RememberedAnswers<A> {
  private final int room;
  private final Function<A, Duration> term;
  private final InstantSource clock;
  private final SequencedMap<ByteBuffer, Said<A>> remembered = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<ByteBuffer, CompletableFuture<A>> asking = new HashMap<>();

  private record Said<A>(A answer, Instant until) {}

  /**
   * Remembers nothing yet.
   *
   * @param term how long an answer counts; zero when it is not to be remembered
   */
  public RememberedAnswers(int room, Function<A, Duration> term, InstantSource clock) {
    this.room = room;
    this.term = term;
    this.clock = clock;
  }

  /**
   * The answer to a question, which is asked when nobody has asked it lately.
   *
   * @param question a digest of all that the answer depends on
   */
  public CompletionStage<A> answer(ByteBuffer question, Supplier<CompletionStage<A>> asked) {
    CompletableFuture<A> mine = new CompletableFuture<>();
    synchronized (this) {
      @Nullable Said<A> said = remembered.get(question);
      if (said != null && clock.instant().isBefore(said.until())) {
        return CompletableFuture.completedFuture(said.answer());
      }
      @Nullable CompletableFuture<A> others = asking.putIfAbsent(question, mine);
      if (others != null) {
        return others;
      }
    }
    asked.get().whenComplete((answer, bug) -> take(question, mine, answer, bug));
    return mine;
  }

  private void take(
      ByteBuffer question, CompletableFuture<A> mine, @Nullable A answer, @Nullable Throwable bug) {
    synchronized (this) {
      asking.remove(question);
      if (answer != null) {
        remember(question, answer);
      }
    }
    if (answer == null) {
      mine.completeExceptionally(bug == null ? new IllegalStateException("no answer") : bug);
    } else {
      mine.complete(answer);
    }
  }

  private void remember(ByteBuffer question, A answer) {
    Duration counts = term.apply(answer);
    remembered.remove(question);
    if (!counts.isZero()) {
      remembered.put(question, new Said<>(answer, clock.instant().plus(counts)));
    }
    if (remembered.size() > room) {
      remembered.pollFirstEntry();
    }
  }
}
