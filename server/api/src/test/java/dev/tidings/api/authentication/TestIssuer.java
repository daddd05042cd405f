package dev.tidings.api.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tidings.api.TestPeople;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect issuer over HTTPS, as far as those need one who check its tokens. */
public final class TestIssuer implements AutoCloseable {
  /** Of all issuers, since making one takes long. */
  private static final RSAKey FIRST = newKey("first");

  final AtomicInteger keysFetched = new AtomicInteger();
  private final HttpsServer server;
  private volatile RSAKey key = FIRST;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Mood mood = Mood.WELL;
  private volatile String given = "";
  private volatile String asked = "";

  /** How it answers. */
  public enum Mood {
    WELL,
    /** With an error. */
    DOWN,
    /** All but the end of what it has to say. */
    STALLED,
    /** With more and more. */
    ENDLESS
  }

  private TestIssuer(HttpsServer server) {
    this.server = server;
  }

  public static TestIssuer start() throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(TestPeople.serving()));
    var issuer = new TestIssuer(server);
    server.createContext("/.well-known/openid-configuration", issuer::configuration);
    server.createContext("/keys", issuer::keys);
    server.createContext("/token", issuer::token);
    server.setExecutor(issuer.threads);
    server.start();
    return issuer;
  }

  public URI url() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Signs with another key from now on, and knows no other. */
  void changeKey() {
    key = newKey("second");
  }

  public void is(Mood now) {
    mood = now;
  }

  public String sign(JWTClaimsSet claims) throws JOSEException {
    return sign(claims, JWSAlgorithm.RS256, key);
  }

  static String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, RSAKey key) throws JOSEException {
    var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  RSAKey key() {
    return key;
  }

  static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void configuration(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        """
        {"issuer":"%1$s","jwks_uri":"%1$s/keys","other":[],
         "authorization_endpoint":"%1$s/authorize?tenant=a","token_endpoint":"%1$s/token"}
        """
            .formatted(url()));
  }

  /** Whoever asks for a token gets this one, and is remembered. */
  public void give(String idToken) {
    given = idToken;
  }

  /** What was asked for last: the credentials, a space, and the form. */
  public String asked() {
    return asked;
  }

  private void token(HttpExchange exchange) throws IOException {
    String credentials = exchange.getRequestHeaders().getFirst("Authorization");
    asked = credentials + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answer(exchange, "{\"access_token\":\"a\",\"id_token\":\"" + given + "\"}");
  }

  private void keys(HttpExchange exchange) throws IOException {
    keysFetched.incrementAndGet();
    answer(exchange, new JWKSet(key.toPublicJWK()).toString());
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(UTF_8);
      switch (mood) {
        case WELL, DOWN -> {
          exchange.sendResponseHeaders(mood == Mood.DOWN ? 503 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
        }
        case STALLED -> {
          exchange.sendResponseHeaders(200, bytes.length + 1L);
          exchange.getResponseBody().write(bytes);
          exchange.getResponseBody().flush();
          closing.await();
        }
        case ENDLESS -> {
          exchange.sendResponseHeaders(200, 0);
          while (closing.getCount() > 0) {
            exchange.getResponseBody().write(new byte[100_000]);
          }
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
