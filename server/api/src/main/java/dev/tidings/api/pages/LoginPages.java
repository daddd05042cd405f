package dev.tidings.api.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.authentication.BrowserLogin;
import dev.tidings.api.authentication.BrowserLogin.Outcome;
import dev.tidings.api.authentication.LoginAttempt;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.event.GoText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends browsers to an issuer to log in, and gives the page the token that they come back with: in
 * the body of an answer that nobody keeps, never in a URL. What a browser needs to come back it
 * keeps in a cookie of this login, which scripts cannot read, for ten minutes.
 */
final class LoginPages {
  private static final Logger LOG = LoggerFactory.getLogger(LoginPages.class);

  /** Each login of a browser has its own, named by the beginning of its state. */
  private static final String COOKIE = "tidings-login-";

  private static final int OF_STATE = 8;
  private static final int SECONDS = 600;

  /** Longer than any code of an issuer's. */
  private static final int LONGEST_CODE = 4096;

  /** Of what an issuer says against a login, in the log. */
  private static final int LONGEST_ERROR = 256;

  /** Codes of OAuth and OpenID Connect, which users may be told. */
  private static final Pattern ERROR = Pattern.compile("[a-z_]{1,64}");

  private static final String UNASKED =
      "This login was not begun in this browser, or more than ten minutes ago.";

  private final BrowserLogin login;
  private final RandomGenerator random;
  private final PageHeaders headers;

  LoginPages(BrowserLogin login, RandomGenerator random, PageHeaders headers) {
    this.login = login;
    this.random = random;
    this.headers = headers;
  }

  /** To the issuer. */
  CompletionStage<Reply> begin(HttpCall call) {
    Optional<URI> comeBack = comeBack(call);
    if (comeBack.isEmpty()) {
      return now(problem(400, "The request does not say which server it is for.", List.of()));
    }
    LoginAttempt attempt = LoginAttempt.begin(random);
    List<Map.Entry<String, String>> kept =
        List.of(cookie(attempt, attempt.text(), SECONDS, comeBack.get()));
    return login
        .place(attempt, comeBack.get())
        .thenApply(
            outcome -> reply(outcome, outcome instanceof Outcome.Elsewhere ? kept : List.of()));
  }

  /** Back from the issuer, with a code or with what went wrong there. */
  CompletionStage<Reply> comeBack(HttpCall call, Query said) {
    Optional<URI> comeBack = comeBack(call);
    Optional<LoginAttempt> attempt =
        attempt(call.browser().cookies(), said.first("state").orElse(""));
    if (comeBack.isEmpty() || attempt.isEmpty()) {
      return now(problem(400, UNASKED, List.of()));
    }
    List<Map.Entry<String, String>> forgotten =
        List.of(cookie(attempt.get(), "", 0, comeBack.get()));
    Optional<String> code = said.first("code").filter(text -> text.length() <= LONGEST_CODE);
    return code.isEmpty()
        ? now(problem(400, refusal(said.first("error").orElse("")), forgotten))
        : login
            .token(attempt.get(), code.get(), comeBack.get())
            .thenApply(outcome -> reply(outcome, forgotten));
  }

  /** What a user is told whom the issuer did not let log in; whoever looks after it, in the log. */
  private static String refusal(String error) {
    LOG.warn(
        "the OIDC issuer did not let a user log in: {}",
        GoText.quote(error.substring(0, Math.min(LONGEST_ERROR, error.length()))));
    String told = ERROR.matcher(error).matches() ? " (" + error + ")" : "";
    return "The issuer did not let you log in" + told + ".";
  }

  private Optional<URI> comeBack(HttpCall call) {
    try {
      String origin = call.browser().origin();
      return origin.isEmpty() ? Optional.empty() : Optional.of(login.comeBack(origin));
    } catch (IllegalArgumentException noUrl) {
      return Optional.empty();
    }
  }

  /** That of this state; others may go on in other tabs. */
  private static Optional<LoginAttempt> attempt(String cookies, String state) {
    String named = name(state) + "=";
    return Stream.of(cookies.split(";", -1))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(named))
        .map(cookie -> LoginAttempt.read(cookie.substring(named.length())))
        .flatMap(Optional::stream)
        .filter(attempt -> attempt.state().equals(state))
        .findFirst();
  }

  private static String name(String state) {
    return COOKIE + state.substring(0, Math.min(OF_STATE, state.length()));
  }

  /** Lax: it has to come back with a browser that another server sends. */
  private static Map.Entry<String, String> cookie(
      LoginAttempt attempt, String value, int seconds, URI comeBack) {
    String secure = "https".equals(comeBack.getScheme()) ? "; Secure" : "";
    return Map.entry(
        "Set-Cookie",
        name(attempt.state())
            + "="
            + value
            + "; Path=/ui/; HttpOnly; SameSite=Lax; Max-Age="
            + seconds
            + secure);
  }

  private Reply reply(Outcome outcome, List<Map.Entry<String, String>> more) {
    return switch (outcome) {
      case Outcome.Elsewhere there -> elsewhere(there.place(), more);
      case Outcome.Token token -> page(200, tokenPage(token.secret()), more);
      case Outcome.Failed failed -> problem(400, failed.why(), more);
      case Outcome.Unavailable now -> problem(503, now.why(), more);
    };
  }

  private Reply elsewhere(URI place, List<Map.Entry<String, String>> more) {
    var told = headers.with("no-store");
    told.add(Map.entry("Location", place.toString()));
    told.addAll(more);
    return new Reply.Whole(302, told, new byte[0]);
  }

  private Reply problem(int code, String why, List<Map.Entry<String, String>> more) {
    return page(code, problemPage(why), more);
  }

  private Reply page(int code, String html, List<Map.Entry<String, String>> more) {
    var told = headers.with("no-store");
    told.addAll(more);
    told.add(Map.entry(Replies.CONTENT_TYPE, "text/html; charset=utf-8"));
    return new Reply.Whole(code, told, html.getBytes(UTF_8));
  }

  /** A signed token has letters, digits, dots, dashes and underscores only. */
  private static String tokenPage(String token) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Tidings</title>
        <meta name="tidings-token" content="%s">
        <script src="/ui/callback.js" defer></script>
        </head>
        <body><p>You are logged in. <a href="/ui/">Go on</a></p></body>
        </html>
        """
        .formatted(token);
  }

  /** The reason is one of this server's own, without what a page could be made of. */
  private static String problemPage(String why) {
    return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Tidings</title></head>
        <body><h1>Not logged in</h1><p>%s</p><p><a href="/ui/login">Try again</a></p></body>
        </html>
        """
        .formatted(why);
  }

  private static CompletionStage<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
