package dev.tidings.api.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
  private static final RSAKey KNOWN = TestIssuer.newKey("known");
  private static final RSAKey OTHER = TestIssuer.newKey("other");

  private final List<CompletableFuture<JWKSet>> fetches = new ArrayList<>();
  private Instant now = Instant.parse("2027-01-01T00:00:00Z");
  private final IssuerKeys keys = new IssuerKeys(this::fetch, () -> now);

  private CompletionStage<JWKSet> fetch() {
    var fetch = new CompletableFuture<JWKSet>();
    fetches.add(fetch);
    return fetch;
  }

  @BeforeEach
  void learn() throws Exception {
    CompletionStage<Boolean> first = signed(KNOWN);
    assertThat(first.toCompletableFuture()).isNotDone();
    fetches.get(0).complete(new JWKSet(KNOWN.toPublicJWK()));
    assertThat(first).isCompletedWithValue(true);
  }

  @Test
  void aKeyThatIsKnownCountsAtOnceThoughTheIssuerHangs() throws Exception {
    now = now.plusSeconds(10);
    assertThat(signed(OTHER).toCompletableFuture()).isNotDone();
    assertThat(signed(KNOWN)).isCompletedWithValue(true);

    now = now.plusSeconds(3600);
    assertThat(signed(KNOWN)).isCompletedWithValue(true);
    assertThat(fetches).hasSize(2);
  }

  @Test
  void oldKeysAreFetchedAnewAndNobodyWaitsForThat() throws Exception {
    now = now.plusSeconds(600);
    assertThat(signed(KNOWN)).isCompletedWithValue(true);
    fetches.get(1).complete(new JWKSet(OTHER.toPublicJWK()));

    assertThat(signed(OTHER)).isCompletedWithValue(true);
    assertThat(signed(KNOWN)).isCompletedWithValue(false);
    assertThat(fetches).hasSize(2);
  }

  @Test
  void unknownKeysAreAskedForOnceAndNotAgainSoonAfterTheAnswer() throws Exception {
    now = now.plusSeconds(10);
    List<CompletionStage<Boolean>> waiting = List.of(signed(OTHER), signed(OTHER));
    now = now.plusSeconds(30);
    fetches.get(1).completeExceptionally(new IllegalStateException("no answer"));
    assertThat(waiting).allSatisfy(one -> assertThat(one).isCompletedWithValue(false));

    now = now.plusSeconds(9);
    assertThat(signed(OTHER)).isCompletedWithValue(false);
    assertThat(fetches).hasSize(2);
    now = now.plusSeconds(1);
    assertThat(signed(OTHER).toCompletableFuture()).isNotDone();
    assertThat(fetches).hasSize(3);
  }

  @Test
  void soManyWaitForAFetchAndNoMore() throws Exception {
    now = now.plusSeconds(10);
    SignedJWT unknown = token(OTHER);
    List<CompletionStage<Boolean>> waiting = new ArrayList<>();
    for (int i = 0; i <= IssuerKeys.MOST_WAITING; i++) {
      waiting.add(keys.haveSigned(unknown));
    }

    assertThat(waiting).noneMatch(one -> one.toCompletableFuture().isDone());
    assertThat(keys.haveSigned(unknown)).isCompletedWithValue(false);
    assertThat(fetches).hasSize(2);
  }

  @Test
  void aFetchThatThrowsIsOneThatFails() throws Exception {
    var throwing =
        new IssuerKeys(
            () -> {
              throw new IllegalStateException("a bug");
            },
            () -> now);

    for (int i = 0; i < 2; i++) {
      assertThat(throwing.haveSigned(token(KNOWN))).isCompletedWithValue(false);
      now = now.plusSeconds(10);
    }
  }

  private CompletionStage<Boolean> signed(RSAKey key) throws Exception {
    return keys.haveSigned(token(key));
  }

  private static SignedJWT token(RSAKey key) throws Exception {
    return SignedJWT.parse(
        TestIssuer.sign(new JWTClaimsSet.Builder().build(), JWSAlgorithm.RS256, key));
  }
}
