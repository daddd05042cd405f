package dev.tidings.api.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.tidings.api.TestPeople;
import dev.tidings.api.authentication.OidcOptions.ClaimSource;
import dev.tidings.api.reload.Reloads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against an issuer that is asked over HTTPS. */
@Timeout(120)
class OidcTokensTest {
  private static final String CREDENTIAL_ID = "authentication.kubernetes.io/credential-id";

  private final Reloads reloads = Reloads.start(Duration.ofHours(1), new SimpleMeterRegistry());
  private Instant now = Instant.parse("2027-01-01T00:00:00Z");

  @TempDir Path directory;
  private TestIssuer issuer;
  private OidcOptions options;
  private Gatekeeper gatekeeper;

  @BeforeEach
  void open() throws Exception {
    issuer = TestIssuer.start();
    options =
        OidcOptions.of(issuer.url(), "tidings")
            .withAuthorities(TestPeople.unpack("server.crt", directory));
    gatekeeper = gatekeeper(options);
  }

  @AfterEach
  void close() {
    gatekeeper.close();
    reloads.close();
    issuer.close();
  }

  @Test
  void theSubjectIsTheUserBehindTheIssuer() throws Exception {
    String token = issuer.sign(claims().jwtID("id-1").build());

    assertThat(ask(gatekeeper, token))
        .isEqualTo(
            new Verdict.Known(
                new User(
                    issuer.url() + "#jane",
                    "",
                    List.of("system:authenticated"),
                    Map.of(CREDENTIAL_ID, List.of("JTI=id-1")))));
  }

  @Test
  void nameAndGroupsComeFromTheClaimsThatAreNamed() throws Exception {
    OidcOptions other =
        options.withUsernames("email", null).withGroups(new ClaimSource("teams", "oidc:"));
    try (Gatekeeper named = gatekeeper(other)) {
      JWTClaimsSet.Builder claims = claims().claim("email", "jane@example.com");

      assertThat(groups(named, claims.claim("teams", List.of("dev", "ops"))))
          .containsExactly("oidc:dev", "oidc:ops", "system:authenticated");
      assertThat(groups(named, claims.claim("teams", "dev")))
          .containsExactly("oidc:dev", "system:authenticated");
      assertThat(groups(named, claims.claim("teams", null)))
          .containsExactly("system:authenticated");
      assertRefused(named, claims.claim("teams", List.of(1)), "teams is no list of texts");
      claims.claim("teams", null);
      assertRefused(named, claims.claim("email_verified", false), "not verified");
      assertRefused(
          named, claims.claim("email_verified", null).serializeNullClaims(true), "not verified");
      assertThat(name(named, claims.claim("email_verified", true))).isEqualTo("jane@example.com");
    }
  }

  @Test
  void aTokenThatIsNotForThisServerOrNotForNowIsRefused() throws Exception {
    assertRefused(gatekeeper, claims().audience("other"), "meant for somebody else");
    assertRefused(gatekeeper, claims().audience(List.of()), "meant for somebody else");
    assertRefused(gatekeeper, claims().expirationTime(at(-1)), "time is over");
    assertRefused(gatekeeper, claims().expirationTime(null), "time is over");
    assertRefused(gatekeeper, claims().notBeforeTime(at(61)), "time has not come");
    assertRefused(gatekeeper, claims().subject(null), "sub is not there");
    assertThat(name(gatekeeper, claims().notBeforeTime(at(59)))).endsWith("#jane");
    assertThat(name(gatekeeper, claims().audience(List.of("a", "tidings")))).endsWith("#jane");
  }

  @Test
  void aRequiredClaimIsRequired() throws Exception {
    try (Gatekeeper strict = gatekeeper(options.withRequiredClaims(Map.of("plan", "gold")))) {
      assertRefused(strict, claims(), "plan is not there");
      assertRefused(strict, claims().claim("plan", "tin"), "plan is not what is required");
      assertThat(name(strict, claims().claim("plan", "gold"))).endsWith("#jane");
    }
  }

  @Test
  void aTokenThatTheIssuerHasNotSignedAsItShouldIsRefused() throws Exception {
    String forged =
        TestIssuer.sign(claims().build(), JWSAlgorithm.RS256, TestIssuer.newKey("first"));
    String otherwise = TestIssuer.sign(claims().build(), JWSAlgorithm.PS256, issuer.key());

    assertThat(ask(gatekeeper, forged)).isInstanceOf(Verdict.Refused.class);
    assertThat(ask(gatekeeper, otherwise)).isInstanceOf(Verdict.Refused.class);
    assertThat(ask(gatekeeper, new PlainJWT(claims().build()).serialize()))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(ask(gatekeeper, issuer.sign(claims().issuer("https://other").build())))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(ask(gatekeeper, "no.jwt.atall")).isInstanceOf(Verdict.Refused.class);
    try (Gatekeeper both = gatekeeper(options.withAlgorithms(Set.of("PS256")))) {
      assertThat(ask(both, otherwise)).isInstanceOf(Verdict.Known.class);
    }
  }

  @Test
  void keysAreFetchedOnceAndAgainWhenAnotherHasSigned() throws Exception {
    String old = issuer.sign(claims().build());
    assertThat(ask(gatekeeper, old)).isInstanceOf(Verdict.Known.class);
    assertThat(name(gatekeeper, claims().jwtID("2"))).endsWith("#jane");
    assertThat(issuer.keysFetched).hasValue(1);

    issuer.changeKey();
    String fresh = issuer.sign(claims().build());
    for (int i = 0; i < 3; i++) {
      assertThat(ask(gatekeeper, fresh)).isInstanceOf(Verdict.Refused.class);
    }
    assertThat(issuer.keysFetched).hasValue(1);
    now = now.plusSeconds(10);

    assertThat(ask(gatekeeper, fresh)).isInstanceOf(Verdict.Known.class);
    assertThat(ask(gatekeeper, old)).isInstanceOf(Verdict.Refused.class);
    assertThat(issuer.keysFetched).hasValue(2);
  }

  @Test
  void knownKeysGoOnToCountWhileTheIssuerIsDown() throws Exception {
    issuer.is(TestIssuer.Mood.DOWN);
    assertThat(ask(gatekeeper, issuer.sign(claims().build()))).isInstanceOf(Verdict.Refused.class);
    issuer.is(TestIssuer.Mood.WELL);
    now = now.plusSeconds(10);
    assertThat(name(gatekeeper, claims())).endsWith("#jane");

    issuer.is(TestIssuer.Mood.DOWN);
    now = now.plusSeconds(1200);

    assertThat(name(gatekeeper, claims())).endsWith("#jane");
  }

  @ParameterizedTest
  @EnumSource(
      value = TestIssuer.Mood.class,
      names = {"STALLED", "ENDLESS"})
  void anIssuerWhoseAnswerDoesNotEndIsGivenUp(TestIssuer.Mood mood) throws Exception {
    issuer.is(mood);
    try (IssuerClient client = IssuerClient.open(options, Duration.ofSeconds(2))) {
      assertThat(client.keys().toCompletableFuture()).failsWithin(Duration.ofMinutes(1));
    }
  }

  @Test
  void anIssuerHasAnHttpsUrl() {
    assertThatThrownBy(() -> OidcOptions.of(URI.create("http://issuer.example"), "tidings"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Gatekeeper gatekeeper(OidcOptions oidc) throws Exception {
    return Gatekeeper.open(
        AuthenticationOptions.NONE.withOidc(oidc), reloads, () -> now, new SimpleMeterRegistry());
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.url().toString())
        .audience("tidings")
        .subject("jane")
        .expirationTime(at(3600));
  }

  private Date at(int seconds) {
    return Date.from(now.plusSeconds(seconds));
  }

  private static Verdict ask(Gatekeeper gatekeeper, String token) {
    var shown = new Credentials(ClientChain.NONE, Optional.of(BearerToken.of(token)));
    return gatekeeper.identify(shown).toCompletableFuture().join();
  }

  private User user(Gatekeeper gatekeeper, JWTClaimsSet.Builder claims) throws Exception {
    Verdict verdict = ask(gatekeeper, issuer.sign(claims.build()));
    assertThat(verdict).isInstanceOf(Verdict.Known.class);
    return ((Verdict.Known) verdict).user();
  }

  private String name(Gatekeeper gatekeeper, JWTClaimsSet.Builder claims) throws Exception {
    return user(gatekeeper, claims).name();
  }

  private List<String> groups(Gatekeeper gatekeeper, JWTClaimsSet.Builder claims) throws Exception {
    return user(gatekeeper, claims).groups();
  }

  private void assertRefused(Gatekeeper gatekeeper, JWTClaimsSet.Builder claims, String why)
      throws Exception {
    assertThat(ask(gatekeeper, issuer.sign(claims.build())))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.why()).contains(why));
  }
}
