package dev.tidings.api.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.wire.ETags;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Hands out the files of web pages, to anybody. */
public final class PageEndpoint {
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9_@+-][A-Za-z0-9_.@+-]*/)*+[A-Za-z0-9_@+-][A-Za-z0-9_.@+-]*+");
  private static final int LONGEST_PATH = 256;

  private final Pages pages;
  private final LoginWay login;
  private final PageHeaders headers;

  /** By path, of files that there are. */
  private final Map<String, String> etags = new ConcurrentHashMap<>();

  public PageEndpoint(Pages pages, LoginWay login) {
    this.pages = pages;
    this.login = login;
    this.headers = new PageHeaders(pages.inlineScripts());
  }

  /**
   * Answers.
   *
   * @param path what follows {@code /ui} in the URL
   */
  public Reply answer(HttpCall call, String path) {
    if (pages.equals(Pages.NONE)) {
      return missing();
    }
    return switch (path) {
      case "" -> redirect("/ui/");
      case "/config.json" -> config(call);
      default -> file(call, path.substring(1));
    };
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
