package dev.tidings.forward.http;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a server is reached. Headers may be secret, so this prints none of their values.
 *
 * @param headers of every request; where a request has one of the same name, these are sent
 * @param timeout from a request's beginning to the end of its answer
 */
public record HttpAccess(
    Map<String, String> headers, Authorization authorization, TlsFiles tls, Duration timeout) {
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
  private static final String NO_URL = "is no URL such as https://example.com/events";
  private static final URI SOMEWHERE = URI.create("http://127.0.0.1/");

  public HttpAccess {
    headers = Map.copyOf(headers);
    requireNonNull(authorization, "authorization");
    requireNonNull(tls, "tls");
    requireNonNull(timeout, "timeout");
  }

  /** Reads headers, username and passwordFile or tokenFile, tls, and timeout. */
  public static HttpAccess read(Settings settings) {
    return new HttpAccess(
        settings.object("headers").map(HttpAccess::headers).orElse(Map.of()),
        Authorization.read(settings),
        TlsFiles.read(settings),
        settings.duration("timeout", USUAL_TIMEOUT));
  }

  /** The same with other credentials. */
  public HttpAccess with(Authorization other) {
    return new HttpAccess(headers, other, tls, timeout);
  }

  /** Reads a URL that must be there. */
  public static URI url(Settings settings, String name) {
    settings.required(name);
    return settings.parsed(name, HttpAccess::url).orElse(SOMEWHERE);
  }

  /**
   * Reads a URL that requests can go to.
   *
   * @throws IllegalArgumentException if they cannot; the message does not hold the URL, where there
   *     may be secrets
   */
  public static URI url(String text) {
    URI url = parsed(text);
    if (!Set.of("http", "https").contains(String.valueOf(url.getScheme()))
        || url.getHost() == null) {
      throw new IllegalArgumentException(NO_URL);
    }
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("a name and password in a URL are not supported");
    }
    return url;
  }

  @SuppressWarnings("UnusedException") // it tells the whole URL
  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException broken) {
      throw new IllegalArgumentException(NO_URL);
    }
  }

  /** A path, and perhaps a query, behind a URL that ends where the server's paths begin. */
  public static URI resolve(URI base, String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + path);
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

  /**
   * A header's value that can be sent; what Java's client would refuse later is refused here.
   *
   * @throws IllegalArgumentException if it cannot; the message does not hold it, since it may be
   *     secret
   */
  @SuppressWarnings("UnusedException") // it tells the value
  public static String header(String name, String value) {
    try {
      HttpRequest.newBuilder(SOMEWHERE).header(name, value);
      return value;
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException("is no header that can be sent");
    }
  }

  @Override
  public String toString() {
    return "HttpAccess[headers=" + headers.keySet() + ", tls=" + tls + ", timeout=" + timeout + "]";
  }
}
