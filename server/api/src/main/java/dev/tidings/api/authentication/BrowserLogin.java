package dev.tidings.api.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.SignedJWT;
import dev.tidings.api.delegation.RememberedAnswers;
import dev.tidings.api.reload.RegularFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets browsers the tokens of users who log in with an issuer, by the authorization code flow of
 * OpenID Connect Core 1.0 with PKCE. Nothing is kept of a login between its steps but what the
 * browser keeps. Safe for use by several threads.
 */
public final class BrowserLogin {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserLogin.class);

  /** Anybody can make it ask the issuer something: of each step so many are taken at once. */
  static final int AT_ONCE = 16;

  /** Where the issuer is asked for what is as good as fixed. */
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private static final ByteBuffer CONFIGURATION = ByteBuffer.allocate(0);

  /** Of signed tokens; nothing that could be taken for a part of a page. */
  private static final Pattern FORM = Pattern.compile("[-_A-Za-z0-9]+(\\.[-_A-Za-z0-9]+){2}");

  private final OidcOptions options;
  private final IssuerClient issuer;
  private final TokenAuthenticator tokens;
  private final RememberedAnswers<IssuerClient.Configuration> configurations;
  private final Semaphore begun = new Semaphore(AT_ONCE);
  private final Semaphore finished = new Semaphore(AT_ONCE);

  BrowserLogin(
      OidcOptions options, IssuerClient issuer, TokenAuthenticator tokens, InstantSource clock) {
    this.options = options;
    this.issuer = issuer;
    this.tokens = tokens;
    this.configurations = new RememberedAnswers<>(1, said -> REMEMBERED, clock);
  }

  private CompletionStage<IssuerClient.Configuration> configuration() {
    return configurations.answer(CONFIGURATION, issuer::configuration);
  }

  /** How a step ended. */
  public sealed interface Outcome {
    /** The browser is to go there; the issuer brings it back. */
    record Elsewhere(URI place) implements Outcome {}

    /** The user's token, which this server knows. */
    record Token(String secret) implements Outcome {
      /** Not told by printing it. */
      @Override
      public String toString() {
        return "Token[…]";
      }
    }

    /**
     * It cannot go on with what the browser has brought.
     *
     * @param why in words for the user
     */
    record Failed(String why) implements Outcome {}

    /**
     * It cannot go on now, and that is not the browser's fault.
     *
     * @param why in words for the user
     */
    record Unavailable(String why) implements Outcome {}
  }

  /**
   * Where browsers come back to.
   *
   * @param origin where they say that they have come to: the scheme and the host, and the port
   */
  public URI comeBack(String origin) {
    URI said = options.login().comeBack();
    return said == null ? URI.create(origin + "/ui/callback") : said;
  }

  /** Where a browser logs in; ends within half a minute, and does not fail. */
  public CompletionStage<Outcome> place(LoginAttempt attempt, URI comeBack) {
    return bounded(
        begun, () -> configuration().thenApply(there -> place(there, attempt, comeBack)));
  }

  private Outcome place(IssuerClient.Configuration there, LoginAttempt attempt, URI comeBack) {
    URI place = there.authorization();
    if (place == null) {
      return new Outcome.Unavailable("The issuer has no place where users log in.");
    }
    var asked = new LinkedHashMap<String, String>();
    asked.put("response_type", "code");
    asked.put("client_id", options.issuer().clientId());
    asked.put("redirect_uri", comeBack.toString());
    asked.put("scope", String.join(" ", options.login().scopes()));
    asked.put("state", attempt.state());
    asked.put("nonce", attempt.nonce());
    asked.put("code_challenge", attempt.challenge());
    asked.put("code_challenge_method", "S256");
    String separator = place.getRawQuery() == null ? "?" : "&";
    return new Outcome.Elsewhere(URI.create(place + separator + form(asked)));
  }

  /** The token for a code that a browser has brought; ends within a minute, and does not fail. */
  public CompletionStage<Outcome> token(LoginAttempt attempt, String code, URI comeBack) {
    return bounded(
        finished,
        () ->
            configuration()
                .thenCompose(there -> exchange(there, attempt, code, comeBack))
                .thenCompose(token -> known(attempt, token)));
  }

  private CompletionStage<String> exchange(
      IssuerClient.Configuration there, LoginAttempt attempt, String code, URI comeBack) {
    URI place = there.token();
    if (place == null) {
      return CompletableFuture.failedFuture(new IOException("it has no place to get tokens from"));
    }
    var asked = new LinkedHashMap<String, String>();
    asked.put("grant_type", "authorization_code");
    asked.put("code", code);
    asked.put("redirect_uri", comeBack.toString());
    asked.put("client_id", options.issuer().clientId());
    asked.put("code_verifier", attempt.verifier());
    try {
      return issuer.post(place, form(asked), authorization()).thenApply(BrowserLogin::idToken);
    } catch (IOException unreadable) {
      return CompletableFuture.failedFuture(unreadable);
    }
  }

  /** This server's own credentials (RFC 6749, section 2.3.1); null where it has none. */
  private @Nullable String authorization() throws IOException {
    Path file = options.login().secret();
    if (file == null) {
      return null;
    }
    String secret = new String(RegularFile.read(file), UTF_8).strip();
    String pair = encoded(options.issuer().clientId()) + ":" + encoded(secret);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static String idToken(String answer) {
    try {
      return JsonMapper.shared().readTree(answer).path("id_token").asString("");
    } catch (JacksonException malformed) {
      throw new CompletionException(new IOException("it answers something else than JSON"));
    }
  }

  /** It must be of this login, and known here as every token must that is sent later. */
  private CompletionStage<Outcome> known(LoginAttempt attempt, String token) {
    if (!FORM.matcher(token).matches()) {
      return CompletableFuture.failedFuture(new IOException("it answers without a signed token"));
    }
    if (!attempt.nonce().equals(nonce(token))) {
      return CompletableFuture.completedFuture(refused("it is of another login"));
    }
    return tokens
        .authenticate(BearerToken.of(token))
        .thenApply(
            verdict ->
                switch (verdict) {
                  case Verdict.Known user -> new Outcome.Token(token);
                  case Verdict.NotMine other -> refused("it is another issuer's");
                  case Verdict.Refused no -> refused(no.why());
                });
  }

  private static Outcome refused(String why) {
    LOG.warn("a user has logged in whose token does not count here: {}", why);
    return new Outcome.Failed("The issuer knows you, but this server does not accept its token.");
  }

  private static String nonce(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().getClaim("nonce") instanceof String nonce
          ? nonce
          : "";
    } catch (ParseException none) {
      return "";
    }
  }

  private static CompletionStage<Outcome> bounded(Semaphore room, Step step) {
    if (!room.tryAcquire()) {
      return CompletableFuture.completedFuture(
          new Outcome.Unavailable("Too many log in at the moment; try again."));
    }
    CompletionStage<Outcome> outcome;
    try {
      outcome = step.take();
    } catch (RuntimeException | Error bug) {
      outcome = CompletableFuture.failedFuture(bug);
    }
    return outcome
        .exceptionally(BrowserLogin::failed)
        .whenComplete((done, never) -> room.release());
  }

  private interface Step {
    CompletionStage<Outcome> take();
  }

  private static Outcome failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.warn("the OIDC issuer lets nobody log in: {}", String.valueOf(cause));
    return new Outcome.Unavailable(
        "The issuer does not answer as it should; the server's log has more.");
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
