package dev.tidings.api;

import dev.tidings.api.authentication.BearerToken;
import dev.tidings.api.authentication.BrowserLogin;
import dev.tidings.api.authentication.ClientAuthorities;
import dev.tidings.api.authentication.ClientChain;
import dev.tidings.api.authentication.Credentials;
import dev.tidings.api.authentication.Gatekeeper;
import dev.tidings.api.authentication.User;
import dev.tidings.api.authentication.Verdict;
import dev.tidings.api.authentication.WebSocketOffer;
import dev.tidings.api.discovery.Route;
import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests in, with the name of who sends them, or turns them away. */
final class Entrance {
  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

  private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";
  private static final String CHAIN = ClientChain.class.getName();

  private final Gatekeeper gatekeeper;
  private final WebPages pages;
  private final Counter known;
  private final Counter refused;
  private final Counter failed;

  Entrance(Gatekeeper gatekeeper, WebPages pages, MeterRegistry registry) {
    this.gatekeeper = gatekeeper;
    this.pages = pages;
    this.known = attempts(registry, "success");
    this.refused = attempts(registry, "failure");
    this.failed = attempts(registry, "error");
  }

  private static Counter attempts(MeterRegistry registry, String result) {
    return Counter.builder("authentication.attempts")
        .description("Requests whose sender was asked for, by whether they were let in")
        .tag("result", result)
        .register(registry);
  }

  /** Whose certificates show who a client is; empty when none do. */
  Optional<Reloaded<ClientAuthorities>> authorities() {
    return gatekeeper.authorities();
  }

  /** Where browsers get tokens of users; empty where they do not. */
  Optional<BrowserLogin> login() {
    return gatekeeper.login();
  }

  /**
   * Who sends a request, where that matters; fails with a {@link RefusedException}, or otherwise by
   * a bug, and never throws. To be called on its event loop.
   */
  CompletionStage<User> identify(HttpServerRequest request, Route route) {
    Optional<Status> refusal = pages.refusal(request);
    if (refusal.isPresent()) {
      refused.increment();
      return CompletableFuture.failedFuture(new RefusedException(refusal.get()));
    }
    if (route.forAnybody()) {
      return CompletableFuture.completedFuture(User.ANONYMOUS);
    }
    return CompletableFuture.completedFuture(request)
        .thenApply(Entrance::credentials)
        .thenCompose(gatekeeper::identify)
        .whenComplete((verdict, bug) -> countBug(bug))
        .thenCompose(this::admit);
  }

  private void countBug(@Nullable Throwable bug) {
    if (bug != null) {
      failed.increment();
    }
  }

  private CompletionStage<User> admit(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Known user -> {
        known.increment();
        yield CompletableFuture.completedFuture(user.user());
      }
      case Verdict.NotMine nobody -> turnAway("nobody knows who sends it");
      case Verdict.Refused no -> turnAway(no.why());
    };
  }

  private CompletionStage<User> turnAway(String why) {
    refused.increment();
    LOG.info("a request is turned away: {}", why);
    return CompletableFuture.failedFuture(new RefusedException(Statuses.UNAUTHORIZED));
  }

  private static Credentials credentials(HttpServerRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    Optional<BearerToken> token =
        authorization == null ? Optional.empty() : BearerToken.inHeader(authorization);
    if (request.canUpgradeToWebSocket()) {
      Optional<BearerToken> offered = takeOffered(request.headers());
      token = token.or(() -> offered);
    }
    return new Credentials(chain(request.connection().sslSession()), token);
  }

  /** A token among the subprotocols; it is taken out, so that it is not the one to be chosen. */
  private static Optional<BearerToken> takeOffered(MultiMap headers) {
    WebSocketOffer offer = WebSocketOffer.in(headers.getAll(SUBPROTOCOLS));
    headers.remove(SUBPROTOCOLS);
    if (!offer.protocols().isEmpty()) {
      headers.set(SUBPROTOCOLS, String.join(",", offer.protocols()));
    }
    return offer.token();
  }

  /** The session keeps what was found of its client's certificates. */
  private static ClientChain chain(@Nullable SSLSession session) {
    if (session == null) {
      return ClientChain.NONE;
    }
    if (session.getValue(CHAIN) instanceof ClientChain known) {
      return known;
    }
    var shown = new ClientChain(certificates(session));
    session.putValue(CHAIN, shown);
    return shown;
  }

  private static List<X509Certificate> certificates(SSLSession session) {
    var certificates = new ArrayList<X509Certificate>();
    try {
      for (Certificate each : session.getPeerCertificates()) {
        if (each instanceof X509Certificate certificate) {
          certificates.add(certificate);
        }
      }
    } catch (SSLPeerUnverifiedException none) {
      // the client has shown no certificate
      return List.of();
    }
    return certificates;
  }
}
