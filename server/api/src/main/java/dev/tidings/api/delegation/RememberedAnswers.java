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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers for a while, and asks each question once, however many want to know meanwhile.
 *
 * <p>Invariant: no more than {@code room} answers are remembered. Those that anybody can make up
 * questions for are forgotten first, and of each sort what was used last is kept. Safe for use by
 * several threads.
 *
 * @param <A> an answer
 */
public final class RememberedAnswers<A> {
  private final int room;
  private final Terms<A> terms;
  private final InstantSource clock;
  private final SequencedMap<ByteBuffer, Said<A>> lasting = new LinkedHashMap<>(16, 0.75f, true);
  private final SequencedMap<ByteBuffer, Said<A>> cheap = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<ByteBuffer, CompletableFuture<A>> asking = new HashMap<>();

  private record Said<A>(A answer, Instant until) {}

  /** What is remembered of which answers. */
  @FunctionalInterface
  public interface Terms<A> {
    /** How long an answer counts; zero when it is not to be remembered. */
    Duration of(A answer);

    /** Whether anybody can have such answers given, as many as there are questions. */
    default boolean isCheap(A answer) {
      return false;
    }
  }

  /** Remembers nothing yet. */
  public RememberedAnswers(int room, Terms<A> terms, InstantSource clock) {
    this.room = room;
    this.terms = terms;
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
      @Nullable Said<A> said = said(question);
      if (said != null && clock.instant().isBefore(said.until())) {
        return CompletableFuture.completedFuture(said.answer());
      }
      @Nullable CompletableFuture<A> others = asking.putIfAbsent(question, mine);
      if (others != null) {
        return others;
      }
    }
    // composed, so that what is thrown instead is a failure too
    CompletableFuture.completedStage(asked)
        .thenCompose(Supplier::get)
        .whenComplete((answer, bug) -> take(question, mine, answer, bug));
    return mine;
  }

  private @Nullable Said<A> said(ByteBuffer question) {
    Said<A> said = lasting.get(question);
    return said == null ? cheap.get(question) : said;
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
    Duration counts = terms.of(answer);
    lasting.remove(question);
    cheap.remove(question);
    if (!counts.isZero()) {
      (terms.isCheap(answer) ? cheap : lasting)
          .put(question, new Said<>(answer, clock.instant().plus(counts)));
    }
    if (lasting.size() + cheap.size() > room) {
      (cheap.isEmpty() ? lasting : cheap).pollFirstEntry();
    }
  }
}
