package dev.tidings.forward.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.http.Authorization;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name and password that may stand in a URL, as Go's client takes them: what is before the last
 * {@code @} of the host, percent-encoded.
 */
record Login(String username, String password) {
  private static final Pattern URL = Pattern.compile("([^/?#]*://)([^/?#]*)@(.*)", Pattern.DOTALL);

  /**
   * The one in a URL.
   *
   * @throws IllegalArgumentException if it is not encoded as it has to be; told without it
   */
  static Optional<Login> in(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String[] parts = matcher.group(2).split(":", 2);
    return Optional.of(new Login(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1])));
  }

  /** A URL without it. */
  static String without(String url) {
    return URL.matcher(url).replaceFirst("$1$3");
  }

  @SuppressWarnings("UnusedException") // it tells what it could not decode
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException("the name or password in a URL is not percent-encoded");
    }
  }

  /** The value of the header Authorization. */
  String header() {
    return Authorization.basic(username, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Login[username=" + username + "]";
  }
}
