package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.authentication.OidcOptions;
import dev.tidings.api.authentication.OidcOptions.Login;
import dev.tidings.api.authentication.TestIssuer;
import dev.tidings.api.pages.Page;
import dev.tidings.api.pages.Page.Keeping;
import dev.tidings.api.pages.Pages;
import dev.tidings.api.query.Query;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser logs in with an issuer, and its page gets a token that counts here. */
@Timeout(60)
class LoginTest {
  private static final Pages PAGES =
      path -> Optional.of(new Page("text/html", "page".getBytes(UTF_8), Keeping.ASK_AGAIN));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private TestIssuer issuer;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    issuer = TestIssuer.start();
    Path secret = Files.writeString(directory.resolve("secret"), "s3:cret\n");
    OidcOptions oidc =
        OidcOptions.of(issuer.url(), "tidings")
            .withAuthorities(TestPeople.unpack("server.crt", directory))
            .withLogin(new Login(secret, null, Set.of("openid")));
    server =
        new TestServer(
            directory.resolve("data"),
            ApiServerOptions.loopback(0)
                .withAuthentication(AuthenticationOptions.NONE.withOidc(oidc).withAnonymous(false))
                .withPages(PAGES));
  }

  @AfterEach
  void close() {
    server.close();
    issuer.close();
  }

  /** Where a browser is sent to, and the cookie that it keeps. */
  private record Begun(URI place, String cookie) {
    Query asked() {
      return Query.parse(place.getRawQuery());
    }

    /** As the browser sends it. */
    String kept() {
      return cookie.split(";", 2)[0];
    }

    String of(String name) {
      return asked().first(name).orElse("");
    }
  }

  private Begun begin() {
    HttpResponse<String> answer = server.get("/ui/login");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return new Begun(
        URI.create(answer.headers().firstValue("Location").orElseThrow()),
        answer.headers().firstValue("Set-Cookie").orElseThrow());
  }

  private HttpResponse<String> comeBack(Begun begun, String query) {
    return server.get("/ui/callback?" + query, "Cookie", begun.kept());
  }

  private String token(String nonce, String audience) throws Exception {
    return issuer.sign(
        new JWTClaimsSet.Builder()
            .issuer(issuer.url().toString())
            .subject("jane")
            .audience(audience)
            .claim("nonce", nonce)
            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
            .build());
  }

  @Test
  void aBrowserIsSentToTheIssuerWithWhatItTakesToComeBack() {
    Begun begun = begin();

    assertThat(begun.place().toString()).startsWith(issuer.url() + "/authorize?tenant=a&");
    assertThat(begun.of("response_type")).isEqualTo("code");
    assertThat(begun.of("client_id")).isEqualTo("tidings");
    assertThat(begun.of("scope")).isEqualTo("openid");
    assertThat(begun.of("redirect_uri")).isEqualTo(server.server.url() + "/ui/callback");
    assertThat(begun.of("code_challenge_method")).isEqualTo("S256");
    assertThat(begun.cookie())
        .contains("; Path=/ui/; HttpOnly; SameSite=Lax; Max-Age=600")
        .contains(begun.of("state"), begun.of("nonce"));
  }

  @Test
  void thePageGetsTheTokenThatTheCodeIsWorth() throws Exception {
    Begun begun = begin();
    String token = token(begun.of("nonce"), "tidings");
    issuer.give(token);

    HttpResponse<String> answer = comeBack(begun, "code=c0de&state=" + begun.of("state"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("<meta name=\"tidings-token\" content=\"" + token + "\">");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(server.get("/api/v1/events", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);
    assertThat(server.get("/ui/callback.js").body()).contains("tidings.token");
    assertThat(server.get("/ui/config.json").body()).contains("oidc");
  }

  @Test
  void theIssuerLearnsThatTheCodeIsThisServersToAskFor() throws Exception {
    Begun begun = begin();
    issuer.give(token(begun.of("nonce"), "tidings"));

    comeBack(begun, "code=c0de&state=" + begun.of("state"));

    String[] asked = issuer.asked().split(" ", 3);
    assertThat(new String(Base64.getDecoder().decode(asked[1]), UTF_8))
        .isEqualTo("tidings:s3%3Acret");
    Query form = Query.parse(asked[2]);
    assertThat(form.first("grant_type")).contains("authorization_code");
    assertThat(form.first("code")).contains("c0de");
    byte[] verifier = form.first("code_verifier").orElseThrow().getBytes(US_ASCII);
    assertThat(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier)))
        .isEqualTo(begun.of("code_challenge"));
  }

  @Test
  void aLoginThatThisBrowserHasNotBegunComesToNothing() throws Exception {
    Begun begun = begin();
    Begun other = begin();
    issuer.give(token(begun.of("nonce"), "tidings"));

    assertThat(comeBack(begun, "code=c0de&state=" + other.of("state")).statusCode()).isEqualTo(400);
    assertThat(comeBack(begun, "code=c0de").statusCode()).isEqualTo(400);
    assertThat(server.get("/ui/callback?code=c0de&state=" + begun.of("state")).statusCode())
        .isEqualTo(400);
    assertThat(issuer.asked()).isEmpty();
  }

  @Test
  void aTokenOfAnotherLoginOrForSomebodyElseDoesNotCount() throws Exception {
    Begun begun = begin();

    for (String token :
        new String[] {token("another", "tidings"), token(begun.of("nonce"), "others")}) {
      issuer.give(token);
      HttpResponse<String> answer = comeBack(begun, "code=c0de&state=" + begun.of("state"));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("Not logged in").doesNotContain("tidings-token");
      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-token", ""})
  void anIssuerWithoutATokenIsNotTheBrowsersFault(String token) {
    Begun begun = begin();
    issuer.give(token);

    HttpResponse<String> answer = comeBack(begun, "code=c0de&state=" + begun.of("state"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
  }

  @Test
  void anIssuerThatDoesNotAnswerIsNotTheBrowsersFault() {
    issuer.is(TestIssuer.Mood.DOWN);

    HttpResponse<String> answer = server.get("/ui/login");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("does not answer as it should");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void whereTheIssuerIsAskedIsRememberedForAWhile() {
    begin();
    issuer.is(TestIssuer.Mood.DOWN);

    assertThat(begin().place().toString()).startsWith(issuer.url() + "/authorize?tenant=a&");
  }

  @Test
  void aBrowserLogsInInSeveralTabsAtOnce() throws Exception {
    Begun first = begin();
    Begun second = begin();
    String cookies = second.kept() + "; " + first.kept();
    issuer.give(token(first.of("nonce"), "tidings"));

    HttpResponse<String> answer =
        server.get("/ui/callback?code=c0de&state=" + first.of("state"), "Cookie", cookies);

    assertThat(first.kept().split("=", 2)[0]).isNotEqualTo(second.kept().split("=", 2)[0]);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith(first.kept().split("=", 2)[0] + "=;");
  }

  @Test
  void whatTheIssuerSaysAgainstItIsNotMadeAPageOf() {
    Begun begun = begin();

    HttpResponse<String> answer =
        comeBack(
            begun, "error=access_denied&error_description=%3Cscript%3E&state=" + begun.of("state"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("did not let you log in (access_denied)")
        .doesNotContain("script>");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    Begun other = begin();
    assertThat(comeBack(other, "error=%3Cscript%3E&state=" + other.of("state")).body())
        .contains("did not let you log in.")
        .doesNotContain("script>");
  }

  @Test
  void aServerWithoutAnIssuerLogsNobodyIn() throws Exception {
    try (var open =
        new TestServer(directory.resolve("open"), ApiServerOptions.loopback(0).withPages(PAGES))) {
      assertThat(open.get("/ui/login").statusCode()).isEqualTo(404);
      assertThat(open.get("/ui/callback").statusCode()).isEqualTo(404);
    }
  }
}
