package dev.tidings.api.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;
import dev.tidings.api.reload.RegularFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an OpenID Connect issuer for its keys (OpenID Connect Discovery 1.0, section 4), and for the
 * tokens of those who log in there.
 */
final class IssuerClient implements AutoCloseable {
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  /** For each of the two answers, to its end. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** No issuer has as many keys. */
  private static final int MOST_BYTES = 1 << 20;

  private final URI issuer;
  private final HttpClient http;
  private final Duration patience;

  private IssuerClient(URI issuer, HttpClient http, Duration patience) {
    this.issuer = issuer;
    this.http = http;
    this.patience = patience;
  }

  /**
   * A client; nothing is asked yet.
   *
   * @throws IOException when the file of authorities cannot be used
   */
  static IssuerClient open(OidcOptions options) throws IOException {
    return open(options, PATIENCE);
  }

  /** The same with another patience. */
  static IssuerClient open(OidcOptions options, Duration patience) throws IOException {
    HttpClient.Builder http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL);
    Path authorities = options.issuer().authorities();
    if (authorities != null) {
      http.sslContext(trusting(authorities));
    }
    return new IssuerClient(options.issuer().url(), http.build(), patience);
  }

  private static SSLContext trusting(Path file) throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (X509Certificate each : PemCertificates.read(file, RegularFile.read(file))) {
        trusted.setCertificateEntry("authority-" + trusted.size(), each);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return tls;
    } catch (GeneralSecurityException unusable) {
      throw new IOException("cannot trust what is in " + file, unusable);
    }
  }

  /**
   * Where an issuer is asked for what.
   *
   * @param authorization where browsers log in; null where they cannot
   * @param token where the codes that they bring are exchanged; null as well
   */
  record Configuration(URI keys, @Nullable URI authorization, @Nullable URI token) {}

  /** The keys as they are now; known or not within half a minute. */
  CompletionStage<JWKSet> keys() {
    return configuration()
        .thenCompose(configuration -> get(configuration.keys()))
        .thenApply(IssuerClient::parse);
  }

  /** Where it is asked, as it says now. */
  CompletionStage<Configuration> configuration() {
    String base = issuer.toString();
    String discovery = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    return get(URI.create(discovery + DISCOVERY)).thenApply(this::configuration);
  }

  /** Posts a form, with the credentials of this server where there are any. */
  CompletionStage<String> post(URI url, String form, @Nullable String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return send(request.build());
  }

  private CompletionStage<String> get(URI url) {
    return send(HttpRequest.newBuilder(url).build());
  }

  private CompletionStage<String> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> exchange =
        http.sendAsync(request, head -> boundedText());
    // the limit that java.net.http knows of its own ends with the head of the answer
    return exchange
        .copy()
        .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((answer, failure) -> exchange.cancel(true))
        .thenApply(IssuerClient::body);
  }

  private static BodySubscriber<String> boundedText() {
    var taken = new ByteArrayOutputStream();
    return BodySubscribers.mapping(
        BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> take(taken, bytes))),
        all -> taken.toString(UTF_8));
  }

  private static void take(ByteArrayOutputStream taken, byte[] bytes) {
    if (taken.size() + bytes.length > MOST_BYTES) {
      throw failure("an answer has more than " + MOST_BYTES + " bytes", null);
    }
    taken.writeBytes(bytes);
  }

  private static String body(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw failure(answer.uri() + " answers " + answer.statusCode(), null);
    }
    return answer.body();
  }

  private Configuration configuration(String text) {
    try {
      JsonNode json = JsonMapper.shared().readTree(text);
      if (!json.path("issuer").asString("").equals(issuer.toString())) {
        throw failure("the issuer at " + issuer + " says that it is another", null);
      }
      URI keys = place(json, "jwks_uri");
      if (keys == null) {
        throw failure("the issuer's keys are not at an https URL", null);
      }
      return new Configuration(
          keys, place(json, "authorization_endpoint"), place(json, "token_endpoint"));
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw failure(
          "the issuer's configuration is not JSON that says where its keys are", malformed);
    }
  }

  private static @Nullable URI place(JsonNode json, String name) {
    URI place = URI.create(json.path(name).asString(""));
    return "https".equals(place.getScheme()) ? place : null;
  }

  private static JWKSet parse(String keys) {
    try {
      return JWKSet.parse(keys);
    } catch (ParseException malformed) {
      throw failure("the issuer's keys are no JSON Web Key Set", malformed);
    }
  }

  private static CompletionException failure(String why, @Nullable Throwable cause) {
    return new CompletionException(new IOException(why, cause));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
