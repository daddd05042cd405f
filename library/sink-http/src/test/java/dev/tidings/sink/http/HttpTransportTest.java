package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.sink.http.ApiAnswer.NoAnswer;
import dev.tidings.sink.http.ApiAnswer.NotSent;
import dev.tidings.sink.http.ApiAnswer.Received;
import dev.tidings.sink.http.ApiRequest.Method;
import dev.tidings.sink.http.ScriptedServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpTransportTest {
  private static final ApiRequest GET = ApiRequest.get("/api/v1/namespaces/a/events/b");

  @TempDir Path folder;

  private static ApiAnswer ask(URI server) {
    return ask(ServerAccess.of(server));
  }

  private static ApiAnswer ask(ServerAccess access) {
    try (var transport = new HttpTransport(access)) {
      return transport.send(GET);
    }
  }

  @Test
  void carriesARequestAndItsAnswer() throws IOException {
    try (var server = ScriptedServer.plain()) {
      server.answering(request -> new Reply(429, Map.of("Retry-After", "7"), "später"));
      var transport = new HttpTransport(ServerAccess.of(server.uri()).withToken("secret\n"));

      Received answer =
          (Received)
              transport.send(
                  new ApiRequest(Method.PATCH, "/e%20f", "text/x", "böse".getBytes(UTF_8)));

      assertThat(answer.code()).isEqualTo(429);
      assertThat(answer.retryAfter()).isEqualTo("7");
      assertThat(new String(answer.body(), UTF_8)).isEqualTo("später");
      assertThat(server.lastRequest().line()).isEqualTo("PATCH /e%20f");
      assertThat(server.lastRequest().body()).isEqualTo("böse");
      assertThat(server.lastRequest().header("Content-type")).isEqualTo("text/x");
      assertThat(server.lastRequest().header("Accept")).isEqualTo("application/json");
      assertThat(server.lastRequest().header("Authorization")).isEqualTo("Bearer secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/clusters/one", "/clusters/one/"})
  void aPathInTheUrlComesFirst(String prefix) throws IOException {
    try (var server = ScriptedServer.plain()) {
      ask(server.uri().resolve(prefix));

      assertThat(server.lastRequest().line())
          .isEqualTo("GET /clusters/one/api/v1/namespaces/a/events/b");
      assertThat(server.lastRequest().header("Authorization")).isEmpty();
    }
  }

  @Test
  void theTokenInAFileIsReadForEachRequest() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "one\n");
    var connection = ServerAccess.Connection.PLAIN.withCredential(Credential.tokenFile(token));
    try (var server = ScriptedServer.plain();
        var transport = new HttpTransport(new ServerAccess(server.uri(), "default", connection))) {
      transport.send(GET);
      Files.writeString(token, "two");
      transport.send(GET);
      Files.writeString(token, "");

      assertThat(transport.send(GET)).isInstanceOf(NoAnswer.class);
      assertThat(server.requests())
          .extracting(request -> request.header("Authorization"))
          .containsExactly("Bearer one", "Bearer two");
    }
  }

  @Test
  void aRedirectIsAnAnswerLikeOthers() throws IOException {
    try (var server = ScriptedServer.plain()) {
      server.answering(request -> new Reply(302, Map.of("Location", "/login"), ""));

      assertThat(((Received) ask(server.uri())).code()).isEqualTo(302);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aBodyIsReadAsFarAsItMayBeLong() throws IOException {
    try (var server =
        new RawServer(
            out -> {
              out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
              while (true) {
                out.write(new byte[1 << 16]);
              }
            })) {
      assertThat(((Received) ask(server.uri())).body()).hasSize(ApiAnswer.MAX_BODY_BYTES);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 20",
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal",
        "HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n"
      })
  void halfAnAnswerIsNone(String said) throws IOException {
    try (var server = RawServer.saying(said)) {
      assertThat(ask(server.uri())).isInstanceOf(NoAnswer.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"})
  void aServerThatFallsSilentIsNotWaitedForLongerThanTheLimit(String said) throws IOException {
    var never = new CountDownLatch(1);
    try (var server =
        new RawServer(
            out -> {
              out.write(said.getBytes(US_ASCII));
              never.await();
            })) {
      assertThat(ask(ServerAccess.of(server.uri()).withRequestTimeout(Duration.ofMillis(200))))
          .isEqualTo(new NoAnswer(server.uri() + ": java.io.IOException: no answer within PT0.2S"));
    }
  }

  @Test
  void aServerThatIsNotThereDoesNotAnswer() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(ask(URI.create("http://127.0.0.1:" + port)))
        .isInstanceOfSatisfying(
            NoAnswer.class, none -> assertThat(none.why()).contains("ConnectException"));
  }

  @Test
  void nothingIsSentByAClosedClient() throws IOException {
    try (var server = ScriptedServer.plain()) {
      var transport = new HttpTransport(ServerAccess.of(server.uri()));
      transport.close();

      assertThat(transport.send(GET)).isEqualTo(new NotSent("the client is closed"));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void noThreadIsStartedBeforeTheFirstRequest() throws IOException {
    try (var server = ScriptedServer.plain()) {
      long before = clientThreads();
      var transport = new HttpTransport(ServerAccess.of(server.uri()));
      assertThat(clientThreads()).isEqualTo(before);
      transport.send(GET);
      assertThat(clientThreads()).isGreaterThan(before);
    }
  }

  private static long clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tidings.example:7400", "ftp://a", "/path", "https://", "http://a?b=c"})
  void whatIsNoUrlIsRefused(String url) {
    assertThatThrownBy(() -> ServerAccess.of(URI.create(url.equals("https://") ? "https:/" : url)))
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("is not a URL such as");
  }

  @Test
  void aTokenThatNoHeaderCarriesIsRefusedWithoutBeingTold() {
    var access = ServerAccess.of(URI.create("http://127.0.0.1:1"));

    assertThatThrownBy(() -> access.withToken("se\ncret"))
        .isInstanceOf(AccessException.class)
        .hasMessageNotContaining("cret");
  }

  @Test
  void aTimeoutMustBePositive() {
    var access = ServerAccess.of(URI.create("http://127.0.0.1:1"));

    assertThatThrownBy(() -> access.withRequestTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
