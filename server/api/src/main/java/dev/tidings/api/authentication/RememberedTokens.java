package dev.tidings.api.authentication;

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
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while what somebody said of tokens, and asks about a token once, however many
 * requests bring it meanwhile. A refusal is not remembered: it may have been an accident.
 *
 * <p>Invariant: no more than {@code room} tokens are remembered, the ones that came last; each
 * under a digest. Safe for use by several threads.
 */
final class RememberedTokens implements TokenAuthenticator {
  private final TokenKeys keys = new TokenKeys();
  private final TokenAuthenticator asked;
  private final Terms terms;
  private final InstantSource clock;
  private final SequencedMap<ByteBuffer, Said> remembered = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<ByteBuffer, CompletableFuture<Verdict>> asking = new HashMap<>();

  /**
   * How long something is remembered, and how much.
   *
   * @param known how long a user is; zero not at all
   * @param unknown how long it is that a token is not known; zero not at all
   */
  record Terms(Duration known, Duration unknown, int room) {}

  private record Said(Verdict verdict, Instant until) {}

  RememberedTokens(TokenAuthenticator asked, Terms terms, InstantSource clock) {
    this.asked = asked;
    this.terms = terms;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Verdict> authenticate(BearerToken token) {
    ByteBuffer key = keys.of(token);
    CompletableFuture<Verdict> mine = new CompletableFuture<>();
    synchronized (this) {
      @Nullable Said said = remembered.get(key);
      if (said != null && clock.instant().isBefore(said.until())) {
        return Verdicts.now(said.verdict());
      }
      @Nullable CompletableFuture<Verdict> others = asking.putIfAbsent(key, mine);
      if (others != null) {
        return others;
      }
    }
    asked.authenticate(token).whenComplete((verdict, bug) -> answer(key, mine, verdict, bug));
    return mine;
  }

  private void answer(
      ByteBuffer key,
      CompletableFuture<Verdict> mine,
      @Nullable Verdict verdict,
      @Nullable Throwable bug) {
    synchronized (this) {
      asking.remove(key);
      if (verdict != null) {
        remember(key, verdict);
      }
    }
    if (verdict == null) {
      mine.completeExceptionally(bug == null ? new IllegalStateException("no verdict") : bug);
    } else {
      mine.complete(verdict);
    }
  }

  private void remember(ByteBuffer key, Verdict verdict) {
    Duration term =
        switch (verdict) {
          case Verdict.Known known -> terms.known();
          case Verdict.NotMine unknown -> terms.unknown();
          case Verdict.Refused refused -> Duration.ZERO;
        };
    remembered.remove(key);
    if (!term.isZero()) {
      remembered.put(key, new Said(verdict, clock.instant().plus(term)));
    }
    if (remembered.size() > terms.room()) {
      remembered.pollFirstEntry();
    }
  }
}
