package dev.tidings.api.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tidings.api.authentication.BrowserLogin;
import dev.tidings.api.wire.ETags;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands out the files of web pages, to anybody. */
public final class PageEndpoint {
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9_@+-][A-Za-z0-9_.@+-]*/)*+[A-Za-z0-9_@+-][A-Za-z0-9_.@+-]*+");
  private static final int LONGEST_PATH = 256;

  /** What takes the token out of the page that a browser comes back to. */
  private static final Page CALLBACK =
      new Page("text/javascript; charset=utf-8", script(), Page.Keeping.ASK_AGAIN);

  private final Pages pages;
  private final LoginWay login;
  private final PageHeaders headers;
  private final @Nullable LoginPages logins;

  /** By path, of files that there are. */
  private final Map<String, String> etags = new ConcurrentHashMap<>();

  /**
   * An endpoint.
   *
   * @param browsers where browsers get tokens; null where they do not
   */
  public PageEndpoint(
      Pages pages, LoginWay login, @Nullable BrowserLogin browsers, RandomGenerator random) {
    this.pages = pages;
    this.login = login;
    this.headers = new PageHeaders(pages.inlineScripts());
    this.logins = browsers == null ? null : new LoginPages(browsers, random, headers);
  }

  /**
   * Answers.
   *
   * @param path what follows {@code /ui} in the URL
   */
  public CompletionStage<Reply> answer(HttpCall call, String path) {
    if (pages.equals(Pages.NONE)) {
      return now(missing());
    }
    LoginPages there = logins;
    return switch (path) {
      case "" -> now(redirect("/ui/"));
      case "/config.json" -> now(config(call));
      case "/login" -> there == null ? now(missing()) : there.begin(call);
      case "/callback" -> there == null ? now(missing()) : there.comeBack(call, call.query());
      case "/callback.js" -> now(there == null ? missing() : page(call, path, CALLBACK));
      default -> now(file(call, path.substring(1)));
    };
  }

  private static CompletionStage<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  private static byte[] script() {
    try (InputStream in = PageEndpoint.class.getResourceAsStream("callback.js")) {
      return requireNonNull(in, "missing from the jar: callback.js").readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Reply missing() {
    return Replies.text(404, "404 page not found\n");
  }

  private Reply redirect(String place) {
    var moved = headers.with("no-cache");
    moved.add(Map.entry("Location", place));
    return new Reply.Whole(308, moved, new byte[0]);
  }

  private Reply config(HttpCall call) {
    var told = headers.with("no-cache");
    told.add(Map.entry(Replies.CONTENT_TYPE, "application/json"));
    String json = "{\"login\":\"" + login.word() + "\"}\n";
    return Replies.whole(call, 200, told, json.getBytes(UTF_8));
  }

  private Reply file(HttpCall call, String path) {
    if (path.length() > LONGEST_PATH || !(path.isEmpty() || PATH.matcher(path).matches())) {
      return missing();
    }
    Optional<Page> found = pages.find(path);
    return found.isPresent() ? page(call, path, found.get()) : missing();
  }

  private Reply page(HttpCall call, String path, Page page) {
    String etag = etags.computeIfAbsent(path, first -> "W/" + ETags.quoted(ETags.of(page.bytes())));
    var told = headers.with(page.keeping().header);
    told.add(Map.entry("ETag", etag));
    if (call.ifNoneMatch().contains(etag)) {
      return new Reply.Whole(304, told, new byte[0]);
    }
    told.add(Map.entry(Replies.CONTENT_TYPE, page.mediaType()));
    return Replies.whole(call, 200, told, page.bytes());
  }
}
