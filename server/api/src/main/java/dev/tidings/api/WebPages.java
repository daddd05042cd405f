package dev.tidings.api;

import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of the web away from a server that asks nobody who they are: a browser beside it
 * would send it whatever a page from anywhere makes up. Such a request names the page's origin, or,
 * where the page's name was made to lead here for a moment (DNS rebinding), that name as its host.
 */
final class WebPages {
  private final boolean admitted;
  private final boolean anyName;
  private final String boundTo;

  private WebPages(boolean admitted, boolean anyName, String boundTo) {
    this.admitted = admitted;
    this.anyName = anyName;
    this.boundTo = boundTo;
  }

  /**
   * Where users are known they are asked for, and a page does not know their tokens (a browser may
   * have a certificate of theirs, as with kube-apiserver). What names lead to a server that is open
   * to a network is known there, not here.
   *
   * @throws IOException when the address that is listened on is none
   */
  static WebPages of(ApiServerOptions options) throws IOException {
    return new WebPages(
        options.authentication().knowsUsers(),
        !InetAddress.getByName(options.host()).isLoopbackAddress(),
        options.host());
  }

  /** Why a request is not answered; empty when it is. */
  Optional<Status> refusal(HttpServerRequest request) {
    if (admitted) {
      return Optional.empty();
    }
    HostAndPort host = request.authority();
    boolean named = host != null || request.getHeader(HttpHeaders.HOST) != null;
    // browsers always say whom they ask
    if (named && !(host != null && isOwn(host.host()))) {
      return Optional.of(Statuses.FOREIGN_HOST);
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || isOf(host, origin)
        ? Optional.empty()
        : Optional.of(Statuses.FOREIGN_ORIGIN);
  }

  /** Addresses are nobody's to give to another machine. */
  private boolean isOwn(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return anyName
        || name.equals("localhost")
        || name.endsWith(".localhost")
        || name.indexOf(':') >= 0
        || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
        || name.equalsIgnoreCase(boundTo);
  }

  private static boolean isOf(@Nullable HostAndPort host, String origin) {
    if (host == null) {
      return false;
    }
    String authority = host.port() < 0 ? host.host() : host.host() + ":" + host.port();
    return origin.equalsIgnoreCase("http://" + authority)
        || origin.equalsIgnoreCase("https://" + authority);
  }
}
