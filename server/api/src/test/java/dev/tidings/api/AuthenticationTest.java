package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.delegation.TestReviewer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in by a server that runs. */
@Timeout(120)
class AuthenticationTest {
  private static final String EVENTS = "/api/v1/namespaces/default/events";
  private static final String OFFERED = "base64url.bearer.authorization.k8s.io.";

  @TempDir Path directory;
  private Path tokens;

  @BeforeEach
  void write() throws Exception {
    tokens = Files.writeString(directory.resolve("tokens.csv"), "s3cret,admin,1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {EVENTS, EVENTS + "?watch=true", "/version", "/readyz", "/metrics", "/no"})
  void aWrongTokenIsAnswered401Everywhere(String path) throws Exception {
    try (TestServer server = serveTokens(true)) {
      HttpResponse<String> answer =
          server.get(path, "Authorization", "Bearer wrong", "User-Agent", "curl/8");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body())
          .isEqualTo(
              """
              {
                "kind": "Status",
                "apiVersion": "v1",
                "metadata": {},
                "status": "Failure",
                "message": "Unauthorized",
                "reason": "Unauthorized",
                "code": 401
              }\
              """);
      assertThat(answer.headers().map())
          .containsOnlyKeys("cache-control", "content-length", "content-type");
    }
  }

  @Test
  void aKnownTokenIsLetIn() throws Exception {
    try (TestServer server = serveTokens(false)) {
      assertThat(server.get(EVENTS, "Authorization", "Bearer s3cret").statusCode()).isEqualTo(200);
      assertThat(server.get(EVENTS).statusCode()).isEqualTo(401);
      assertThat(server.createEvent("default", "e", "from nobody").statusCode()).isEqualTo(401);
      assertThat(server.get(EVENTS, "Authorization", "Basic YTpi").statusCode()).isEqualTo(401);
      assertThat(server.get("/metrics", "Authorization", "Bearer s3cret").body())
          .contains("authentication_attempts_total{result=\"failure\"} 3.0")
          .contains("authentication_attempts_total{result=\"success\"} 2.0");
    }
  }

  @Test
  void whoShowsNothingIsAnonymousWhereThatIsAllowed() throws Exception {
    try (TestServer server = serveTokens(true)) {
      assertThat(server.get(EVENTS).statusCode()).isEqualTo(200);
      assertThat(server.get(EVENTS, "Authorization", "Basic YTpi").statusCode()).isEqualTo(200);
      assertThat(server.get(EVENTS, "Authorization", "Bearer ").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aChangedTokenFileCountsAndABrokenOneDoesNot() throws Exception {
    try (TestServer server = serveTokens(false)) {
      replace(tokens, "n3xt,admin,1\n");
      await(() -> server.get(EVENTS, "Authorization", "Bearer n3xt").statusCode() == 200);
      assertThat(server.get(EVENTS, "Authorization", "Bearer s3cret").statusCode()).isEqualTo(401);

      replace(tokens, "s3cret\n");
      await(() -> reloads(server).contains("result=\"broken\""));
      assertThat(server.get(EVENTS, "Authorization", "Bearer n3xt").statusCode()).isEqualTo(200);
    }
  }

  private static String reloads(TestServer server) {
    String metrics = server.get("/metrics", "Authorization", "Bearer n3xt").body();
    return String.join(
        "\n", metrics.lines().filter(line -> line.startsWith("tidings_file_reloads")).toList());
  }

  @Test
  void aClientCertificateShowsWhoOneIs() throws Exception {
    Path authorities = TestPeople.unpack("clients.crt", directory);
    var people =
        AuthenticationOptions.NONE
            .withTokenFile(tokens)
            .withClientCa(authorities)
            .withAnonymous(false);
    try (TestServer server = serveTls(people)) {
      assertThat(code(server, TestPeople.showing("jane.crt"), "")).isEqualTo(200);
      assertThat(code(server, TestPeople.showing("jane.crt"), "Bearer wrong")).isEqualTo(200);
      assertThat(code(server, TestPeople.showing("jane-for-servers.crt"), "")).isEqualTo(401);
      assertThat(code(server, TestPeople.showing("jane-for-servers.crt"), "Bearer s3cret"))
          .isEqualTo(200);
      assertThat(code(server, TestPeople.trusting("server.crt"), "")).isEqualTo(401);

      replace(authorities, new String(TestPeople.pem("other-clients.crt"), US_ASCII));
      await(() -> code(server, TestPeople.showing("jane.crt"), "") == 401);
    }
  }

  @Test
  void aReviewThatTakesItsTimeHoldsUpNobodyElse() throws Exception {
    try (TestReviewer reviewer = TestReviewer.start();
        TestServer server = serve(reviewed(reviewer))) {
      reviewer.says("{\"authenticated\":true,\"user\":{\"username\":\"jane\"}}");
      reviewer.hold();
      CompletableFuture<HttpResponse<String>> created =
          CompletableFuture.supplyAsync(() -> server.send(creation(server, "Bearer reviewed")));
      await(() -> !reviewer.asked().isEmpty());
      for (int i = 0; i < 20; i++) {
        assertThat(code(server, "Bearer s3cret")).isEqualTo(200);
      }
      assertThat(created).isNotDone();
      reviewer.letGo();

      assertThat(created.join().statusCode()).isEqualTo(201);
      assertThat(created.join().body()).contains("x".repeat(100_000));
    }
  }

  @Test
  void aBugWhileSomebodyIsIdentifiedIsAnswered() throws Exception {
    var broken = new AtomicBoolean();
    InstantSource clock =
        () -> {
          if (broken.get()) {
            throw new IllegalStateException("a bug");
          }
          return Instant.EPOCH;
        };
    try (TestReviewer reviewer = TestReviewer.start();
        TestServer server =
            new TestServer(
                directory.resolve("data"),
                ApiServerOptions.loopback(0)
                    .withClock(clock)
                    .withAuthentication(reviewed(reviewer)))) {
      reviewer.says("{\"authenticated\":true,\"user\":{\"username\":\"jane\"}}");
      assertThat(code(server, "Bearer reviewed")).isEqualTo(200);
      broken.set(true);

      HttpResponse<String> answer = server.get("/version", "Authorization", "Bearer reviewed");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("InternalError");
      broken.set(false);
    }
  }

  @Test
  void aBrowserShowsItsTokenAmongTheSubprotocolsOfAWebSocket() throws Exception {
    BlockingQueue<String> messages = new ArrayBlockingQueue<>(10);
    try (TestServer server = serveTokens(false)) {
      WebSocket socket =
          watch(server, messages, offered("s3cret"), "base64.binary.k8s.io").get(20, SECONDS);
      assertThat(socket.getSubprotocol()).isEqualTo("base64.binary.k8s.io");
      server.send(creation(server, "Bearer s3cret"));

      assertThat(messages.poll(20, SECONDS)).startsWith("{\"type\":\"ADDED\",");
      socket.abort();
    }
  }

  @Test
  void aWebSocketWhoseTokenIsNoGoodIsAnswered401() throws Exception {
    String other = "base64.binary.k8s.io";
    try (TestServer server = serveTokens(true)) {
      assertThat(refusal(server, offered("wrong"), other)).isEqualTo(401);
      assertThat(refusal(server, offered("s3cret"))).isEqualTo(401);
      assertThat(refusal(server, offered("s3cret"), offered("n3xt"), other)).isEqualTo(401);
      assertThat(refusal(server, OFFERED + "x", other)).isEqualTo(401);
      WebSocket anonymous = watch(server, new ArrayBlockingQueue<>(1), other).get(20, SECONDS);
      assertThat(anonymous.getSubprotocol()).isEqualTo(other);
      anonymous.abort();
    }
  }

  private static String offered(String token) {
    return OFFERED + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(UTF_8));
  }

  private static int refusal(TestServer server, String... protocols) {
    return watch(server, new ArrayBlockingQueue<>(1), protocols)
        .handle((opened, failure) -> refusal(failure))
        .join();
  }

  private static int refusal(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof WebSocketHandshakeException refused
        ? refused.getResponse().statusCode()
        : 0;
  }

  private static CompletableFuture<WebSocket> watch(
      TestServer server, BlockingQueue<String> messages, String... protocols) {
    URI url = URI.create(server.server.url().replace("http", "ws") + EVENTS + "?watch=true");
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .subprotocols(protocols[0], Arrays.copyOfRange(protocols, 1, protocols.length))
        .buildAsync(url, new WatchTransportTest.Texts(messages));
  }

  private AuthenticationOptions reviewed(TestReviewer reviewer) throws Exception {
    return AuthenticationOptions.NONE
        .withTokenFile(tokens)
        .withReviewer(reviewer.kubeconfig(directory));
  }

  private static HttpRequest.Builder creation(TestServer server, String authorization) {
    String event =
        "{\"involvedObject\":{\"namespace\":\"default\"},"
            + "\"metadata\":{\"name\":\"e\",\"annotations\":{\"a\":\""
            + "x".repeat(100_000)
            + "\"}}}";
    return server
        .request(EVENTS)
        .header("Authorization", authorization)
        .POST(BodyPublishers.ofString(event));
  }

  private static int code(TestServer server, String authorization) {
    return server.get(EVENTS, "Authorization", authorization).statusCode();
  }

  @Test
  void aChangedCertificateOfTheServerIsShownOnceItsKeyIsThere() throws Exception {
    try (TestServer server = serveTls(AuthenticationOptions.NONE)) {
      SSLContext both = TestPeople.trusting("server.crt", "next.crt");
      assertThat(served(server, both)).isEqualTo(TestPeople.certificate("server.crt"));
      Files.write(directory.resolve("server.crt"), TestPeople.pem("next.crt"));
      await(() -> metrics(server, both).contains("result=\"broken\""));
      assertThat(served(server, both)).isEqualTo(TestPeople.certificate("server.crt"));

      Files.write(directory.resolve("server.key"), TestPeople.pem("next.key"));
      await(() -> served(server, both).equals(TestPeople.certificate("next.crt")));
    }
  }

  private TestServer serveTokens(boolean anonymous) throws Exception {
    return serve(AuthenticationOptions.NONE.withTokenFile(tokens).withAnonymous(anonymous));
  }

  private TestServer serve(AuthenticationOptions people) throws Exception {
    return new TestServer(
        directory.resolve("data"), ApiServerOptions.loopback(0).withAuthentication(people));
  }

  private TestServer serveTls(AuthenticationOptions people) throws Exception {
    return new TestServer(
        directory.resolve("data"),
        ApiServerOptions.loopback(0).withTls(TestPeople.tls(directory)).withAuthentication(people));
  }

  private static int code(TestServer server, SSLContext tls, String authorization)
      throws Exception {
    HttpRequest.Builder request = server.request(EVENTS);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return client(tls).send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static String metrics(TestServer server, SSLContext tls) throws Exception {
    return client(tls).send(server.request("/metrics").build(), BodyHandlers.ofString()).body();
  }

  private static Certificate served(TestServer server, SSLContext tls) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.server.url() + "/readyz"))
            .timeout(Duration.ofSeconds(20))
            .build();
    return client(tls)
        .send(request, BodyHandlers.discarding())
        .sslSession()
        .orElseThrow()
        .getPeerCertificates()[0];
  }

  /** A client without connections, so that it opens one. */
  private static HttpClient client(SSLContext tls) {
    return HttpClient.newBuilder().sslContext(tls).build();
  }

  private static void replace(Path file, String content) throws Exception {
    Path draft = Files.writeString(file.resolveSibling("draft"), content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  /** Asks until it holds; the test's own limit ends what never does. */
  private static void await(Condition condition) throws Exception {
    while (!condition.holds()) {
      Thread.onSpinWait();
    }
  }
}
