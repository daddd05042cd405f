package dev.tidings.api;

import dev.tidings.api.authentication.BearerToken;
import dev.tidings.api.authentication.ClientAuthorities;
import dev.tidings.api.authentication.Credentials;
import dev.tidings.api.authentication.Gatekeeper;
import dev.tidings.api.authentication.User;
import dev.tidings.api.authentication.Verdict;
import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Statuses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests in, with the name of who sends them, or turns them away. */
final class Entrance {
  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

  private final Gatekeeper gatekeeper;
  private final Counter known;
  private final Counter refused;

  Entrance(Gatekeeper gatekeeper, MeterRegistry registry) {
    this.gatekeeper = gatekeeper;
    this.known = attempts(registry, "success");
    this.refused = attempts(registry, "failure");
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

  /** Who sends a request; fails with a {@link RefusedException}. To be called on its event loop. */
  CompletionStage<User> identify(HttpServerRequest request) {
    return gatekeeper.identify(credentials(request)).thenCompose(this::admit);
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
    SSLSession session = request.connection().sslSession();
    List<X509Certificate> certificates = session == null ? List.of() : certificates(session);
    return token.isEmpty() && certificates.isEmpty()
        ? Credentials.NONE
        : new Credentials(certificates, token);
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
