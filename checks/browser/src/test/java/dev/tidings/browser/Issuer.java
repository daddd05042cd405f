package dev.tidings.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An OpenID Connect issuer that takes every browser for Jane, who has signed in long ago. */
final class Issuer implements AutoCloseable {
  private static final String PASSWORD = "changeit";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final HttpsServer server;
  private final KeyPair key;
  private volatile String nonce = "";

  private Issuer(HttpsServer server, KeyPair key) {
    this.server = server;
    this.key = key;
  }

  /** Its certificate is in {@code issuer.crt} of the folder. */
  static Issuer start(Path folder) throws Exception {
    KeyStore identity = identity(folder);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(identity, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
    pairs.initialize(2048);
    var issuer = new Issuer(server, pairs.generateKeyPair());
    server.createContext("/", issuer::answer);
    server.start();
    return issuer;
  }

  /** A certificate of its own, made by the JDK's keytool. */
  private static KeyStore identity(Path folder) throws Exception {
    Path store = folder.resolve("issuer.p12");
    String arguments =
        "-genkeypair -alias issuer -keyalg EC -dname CN=issuer -ext san=ip:127.0.0.1 -validity 2"
            + " -storetype PKCS12 -storepass "
            + PASSWORD;
    Stream<String> keytool =
        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Stream<String> where = Stream.of("-keystore", store.toString());
    int exit =
        new ProcessBuilder(
                Stream.of(keytool, Stream.of(arguments.split(" ", -1)), where)
                    .flatMap(part -> part)
                    .toList())
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("keytool: " + exit);
    }
    KeyStore identity = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      identity.load(in, PASSWORD.toCharArray());
    }
    byte[] certificate = identity.getCertificate("issuer").getEncoded();
    Files.writeString(
        folder.resolve("issuer.crt"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate)
            + "\n-----END CERTIFICATE-----\n");
    return identity;
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      exchange.getRequestBody().readAllBytes();
      switch (path) {
        case "/.well-known/openid-configuration" -> send(exchange, configuration());
        case "/keys" -> send(exchange, keys());
        case "/token" -> send(exchange, "{\"id_token\": \"%s\"}".formatted(token()));
        case "/authorize" -> sendBack(exchange);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String configuration() {
    return """
        {"issuer": "%1$s", "jwks_uri": "%1$s/keys",
         "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token"}
        """
        .formatted(url());
  }

  private String keys() {
    RSAPublicKey shown = (RSAPublicKey) key.getPublic();
    return """
        {"keys": [{"kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256", "n": "%s", "e": "%s"}]}
        """
        .formatted(number(shown.getModulus()), number(shown.getPublicExponent()));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  /** Without a question: to the place that the browser came from, with a code. */
  private void sendBack(HttpExchange exchange) throws IOException {
    Map<String, String> asked =
        Stream.of(exchange.getRequestURI().getRawQuery().split("&", -1))
            .map(each -> each.split("=", 2))
            .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], UTF_8)));
    nonce = asked.getOrDefault("nonce", "");
    exchange
        .getResponseHeaders()
        .set("Location", asked.get("redirect_uri") + "?code=c0de&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
  }

  private String token() throws GeneralSecurityException {
    String claims =
        """
        {"iss": "%s", "sub": "jane", "aud": "tidings", "nonce": "%s", "exp": %d}
        """
            .formatted(url(), nonce, Instant.now().getEpochSecond() + 600);
    String signed = encoded("{\"alg\": \"RS256\", \"kid\": \"one\"}") + "." + encoded(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + BASE64.encodeToString(signature.sign());
  }

  private static String encoded(String json) {
    return BASE64.encodeToString(json.getBytes(UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
