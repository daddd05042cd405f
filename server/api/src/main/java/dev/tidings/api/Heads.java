package dev.tidings.api;

import dev.tidings.api.authentication.User;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.GoDuration;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;

/** Reads the head of a request. Who sent it is found out later: it is nobody's until then. */
final class Heads {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private Heads() {}

  static HttpCall read(HttpServerRequest request) {
    String target = originForm(request.uri());
    int question = target.indexOf('?');
    MultiMap headers = request.headers();
    return new HttpCall(
            request.method().name(),
            question < 0 ? target : target.substring(0, question),
            Query.parse(question < 0 ? "" : target.substring(question + 1)),
            header(headers, HttpHeaders.ACCEPT),
            header(headers, HttpHeaders.ACCEPT_ENCODING),
            headers.get(HttpHeaders.CONTENT_TYPE),
            header(headers, HttpHeaders.USER_AGENT),
            header(headers, HttpHeaders.IF_NONE_MATCH),
            address(request.localAddress()),
            User.ANONYMOUS)
        .from(browser(request));
  }

  private static HttpCall.Browser browser(HttpServerRequest request) {
    HostAndPort host = request.authority();
    String scheme = request.isSSL() ? "https://" : "http://";
    return new HttpCall.Browser(
        host == null ? "" : scheme + host,
        header(request.headers(), HttpHeaders.COOKIE),
        header(request.headers(), LAST_EVENT_ID));
  }

  private static String address(SocketAddress local) {
    String host = local.hostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + local.port();
  }

  /** A request target without the scheme and the host that a proxy's client puts before it. */
  private static String originForm(String target) {
    int scheme = target.indexOf("://");
    if (target.startsWith("/") || scheme < 0) {
      return target;
    }
    int path = target.indexOf('/', scheme + 3);
    return path < 0 ? "/" : target.substring(path);
  }

  /**
   * Whether everybody who reads a request finds the same end of its body. Who does not could take
   * the rest of it for a request of somebody else's.
   */
  static boolean isEndKnown(MultiMap headers) {
    List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    return encodings.isEmpty()
        || (encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked"));
  }

  /** Whether a client's address is one that only this machine has. */
  static boolean isLoopback(SocketAddress client) {
    String host = client.hostAddress();
    return host != null
        && (host.startsWith("127.")
            || host.startsWith("::ffff:127.")
            || host.equals("::1")
            || host.equals("0:0:0:0:0:0:0:1"));
  }

  private static String header(MultiMap headers, CharSequence name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  /** The time that {@code ?timeout=} allows. */
  static Duration timeout(String text) throws RefusedException {
    try {
      return GoDuration.parse(text);
    } catch (IllegalArgumentException unreadable) {
      throw Refusals.badRequest(
          "invalid timeout specified in the request URL - " + unreadable.getMessage());
    }
  }
}
