package dev.tidings.api.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.authentication.BrowserLogin;
import dev.tidings.api.authentication.BrowserLogin.Outcome;
import dev.tidings.api.authentication.LoginAttempt;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Sends browsers to an issuer to log in, and gives the page the token that they come back with: in
 * the body of an answer that nobody keeps, never in a URL. What a browser needs to come back it
 * keeps in a cookie, which scripts cannot read, for ten minutes.
 */
final class LoginPages {
  private static final String COOKIE = "tidings-login";
  private static final int SECONDS = 600;

  /** Longer than any code of an issuer's. */
  private static final int LONGEST_CODE = 4096;

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
      return now(problem("The request does not say which server it is for.", List.of()));
    }
    LoginAttempt attempt = LoginAttempt.begin(random);
    String cookie = cookie(attempt.text(), SECONDS, comeBack.get());
    return login.place(attempt, comeBack.get()).thenApply(outcome -> reply(outcome, cookie));
  }

  /** Back from the issuer, with a code or with what went wrong there. */
  CompletionStage<Reply> comeBack(HttpCall call, Query said) {
    Optional<URI> comeBack = comeBack(call);
    Optional<LoginAttempt> attempt = attempt(call.browser().cookies());
    String state = said.first("state").orElse("");
    if (comeBack.isEmpty() || attempt.isEmpty() || !attempt.get().state().equals(state)) {
      return now(problem(UNASKED, List.of()));
    }
    String forgotten = cookie("", 0, comeBack.get());
    Optional<String> code = said.first("code").filter(text -> text.length() <= LONGEST_CODE);
    return code.isEmpty()
        ? now(problem("The issuer did not let you log in.", List.of(setCookie(forgotten))))
        : login
            .token(attempt.get(), code.get(), comeBack.get())
            .thenApply(outcome -> reply(outcome, forgotten));
  }

  private Optional<URI> comeBack(HttpCall call) {
    try {
      String origin = call.browser().origin();
      return origin.isEmpty() ? Optional.empty() : Optional.of(login.comeBack(origin));
    } catch (IllegalArgumentException noUrl) {
      return Optional.empty();
    }
  }

  private static Optional<LoginAttempt> attempt(String cookies) {
    return Stream.of(cookies.split(";", -1))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(COOKIE + "="))
        .map(cookie -> LoginAttempt.read(cookie.substring(COOKIE.length() + 1)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Lax: it has to come back with a browser that another server sends. */
  private static String cookie(String value, int seconds, URI comeBack) {
    String secure = "https".equals(comeBack.getScheme()) ? "; Secure" : "";
    return COOKIE
        + "="
        + value
        + "; Path=/ui/; HttpOnly; SameSite=Lax; Max-Age="
        + seconds
        + secure;
  }

  private static Map.Entry<String, String> setCookie(String cookie) {
    return Map.entry("Set-Cookie", cookie);
  }

  private Reply reply(Outcome outcome, String cookie) {
    return switch (outcome) {
      case Outcome.Elsewhere there -> elsewhere(there.place(), cookie);
      case Outcome.Token token -> page(200, tokenPage(token.secret()), List.of(setCookie(cookie)));
      case Outcome.Failed failed -> problem(failed.why(), List.of());
    };
  }

  private Reply elsewhere(URI place, String cookie) {
    var told = headers.with("no-store");
    told.add(Map.entry("Location", place.toString()));
    told.add(setCookie(cookie));
    return new Reply.Whole(302, told, new byte[0]);
  }

  private Reply problem(String why, List<Map.Entry<String, String>> more) {
    return page(400, problemPage(why), more);
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

  /** The reason is one of this server's own. */
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
