package dev.tidings.forward.destinations;

import dev.tidings.forward.settings.Settings;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a webhook is and how it is called.
 *
 * @param headers of every request, beside those of its own
 * @param secretFile with the key that requests are signed with; empty for none
 * @param timeout from a request's beginning to the end of its answer
 */
record WebhookOptions(
    URI url, Map<String, String> headers, Optional<Path> secretFile, Duration timeout) {
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
  private static final URI NO_URL = URI.create("http://127.0.0.1/");

  WebhookOptions {
    headers = Map.copyOf(headers);
  }

  static WebhookOptions read(Settings settings) {
    settings.required("url");
    return new WebhookOptions(
        settings.parsed("url", WebhookOptions::url).orElse(NO_URL),
        settings.object("headers").map(WebhookOptions::headers).orElse(Map.of()),
        settings.parsed("secretFile", Path::of),
        settings.duration("timeout", USUAL_TIMEOUT));
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    if (!Set.of("http", "https").contains(String.valueOf(url.getScheme()))
        || url.getHost() == null) {
      throw new IllegalArgumentException("is no URL such as https://example.com/events");
    }
    return url;
  }

  private static Map<String, String> headers(Settings settings) {
    var headers = new LinkedHashMap<String, String>();
    for (String name : settings.names()) {
      settings
          .parsed(name, value -> header(name, value))
          .ifPresent(value -> headers.put(name, value));
    }
    return headers;
  }

  /** What Java's client would refuse later is refused here. Values may be secrets. */
  private static String header(String name, String value) {
    try {
      HttpRequest.newBuilder(NO_URL).header(name, value);
      return value;
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException("is no header that can be sent", refused);
    }
  }
}
