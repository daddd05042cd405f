package dev.tidings.api.authentication;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys with which an issuer signs its tokens, fetched when they are wanted.
 *
 * <p>A token that none of them has signed may be signed with a new one, so it waits until they are
 * fetched again; but that begins not sooner than ten seconds after the last fetch has ended,
 * whatever tokens come; and when too many wait, others are not known. When they are ten minutes old
 * they are fetched too, for a key may have been withdrawn, and nobody waits for that: while the
 * issuer does not answer, the keys that there are go on to count. Safe for use by several threads;
 * one fetch at a time.
 */
final class IssuerKeys {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
  private static final Duration OLD = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** Anybody can make up tokens, and leave while they wait. */
  static final int MOST_WAITING = 1_000;

  private final Supplier<CompletionStage<JWKSet>> fetch;
  private final InstantSource clock;
  private volatile Keys keys = new Keys(new JWKSet(), Instant.MIN);
  private Instant nextFetch = Instant.MIN;
  private @Nullable CompletableFuture<Keys> fetching;
  private int waiting;

  private record Keys(JWKSet set, Instant oldFrom) {
    boolean haveSigned(SignedJWT token) {
      var candidates = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
      return candidates.select(set).stream().anyMatch(key -> hasSigned(key, token));
    }

    private static boolean hasSigned(JWK key, SignedJWT token) {
      try {
        return key instanceof AsymmetricJWK pair
            && token.verify(
                new DefaultJWSVerifierFactory()
                    .createJWSVerifier(token.getHeader(), pair.toPublicKey()));
      } catch (JOSEException unusable) {
        return false;
      }
    }
  }

  IssuerKeys(Supplier<CompletionStage<JWKSet>> fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  /** Whether one of the keys has signed a token. Does not fail. */
  CompletionStage<Boolean> haveSigned(SignedJWT token) {
    Keys known = keys;
    if (!known.haveSigned(token)) {
      return newest().thenApply(fetched -> fetched.haveSigned(token));
    }
    if (!clock.instant().isBefore(known.oldFrom())) {
      CompletionStage<Keys> unused = newest();
    }
    return CompletableFuture.completedFuture(true);
  }

  private CompletionStage<Keys> newest() {
    CompletableFuture<Keys> mine;
    synchronized (this) {
      if (fetching != null && waiting < MOST_WAITING) {
        waiting++;
        return fetching;
      }
      if (fetching != null || clock.instant().isBefore(nextFetch)) {
        return CompletableFuture.completedFuture(keys);
      }
      mine = new CompletableFuture<>();
      fetching = mine;
    }
    // composed, so that what is thrown instead is a failure too
    CompletableFuture.completedStage(fetch)
        .thenCompose(Supplier::get)
        .whenComplete((set, failure) -> finish(mine, set, failure));
    return mine;
  }

  private void finish(
      CompletableFuture<Keys> mine, @Nullable JWKSet set, @Nullable Throwable failure) {
    if (set == null) {
      LOG.warn("the keys of the OIDC issuer cannot be fetched: {}", String.valueOf(failure));
    } else {
      keys = new Keys(set, clock.instant().plus(OLD));
    }
    synchronized (this) {
      nextFetch = clock.instant().plus(PAUSE);
      fetching = null;
      waiting = 0;
    }
    mine.complete(keys);
  }
}
