package dev.tidings.api.pages;

import dev.tidings.api.wire.Replies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a browser is told with everything below {@code /ui/}: to run and to fetch what this server
 * hands out and nothing else, and to show it in nobody's frame.
 */
final class PageHeaders {
  private final List<Map.Entry<String, String>> always;

  /**
   * Headers.
   *
   * @param inlineScripts those that may run, as a policy names them
   */
  PageHeaders(List<String> inlineScripts) {
    this.always =
        List.of(
            Map.entry("Content-Security-Policy", policy(inlineScripts)),
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"));
  }

  private static String policy(List<String> inlineScripts) {
    var scripts = new StringBuilder("script-src 'self'");
    inlineScripts.forEach(hash -> scripts.append(" '").append(hash).append('\''));
    return String.join(
        "; ",
        "default-src 'none'",
        scripts,
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'");
  }

  /** These, and how long the answer may be kept. */
  List<Map.Entry<String, String>> with(String caching) {
    var headers = new ArrayList<>(always);
    headers.add(Map.entry(Replies.CACHE_CONTROL, caching));
    return headers;
  }
}
