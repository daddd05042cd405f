package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.sink.http.ApiAnswer.Closed;
import dev.tidings.sink.http.ApiAnswer.NoAnswer;
import dev.tidings.sink.http.ApiAnswer.Received;
import dev.tidings.sink.http.ApiRequest.Method;
import dev.tidings.sink.http.ScriptedServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every transport does, whichever client it goes through. */
@Timeout(60)
public abstract class ApiTransportContract {
  /** Asks for something. */
  protected static final ApiRequest GET = ApiRequest.get("/api/v1/namespaces/a/events/b");

  private static final Duration LONG = Duration.ofSeconds(20);

  /** A transport through a new client of a server, which waits so long for an answer. */
  protected abstract ApiTransport connect(URI server, Duration patience);

  /** Closes the clients of all transports, as their owners would. */
  protected abstract void closeClients();

  @AfterEach
  void end() {
    closeClients();
  }

  private ApiAnswer ask(URI server) {
    return connect(server, LONG).send(GET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH"})
  void carriesARequestAndItsAnswer(Method method) throws IOException {
    try (var server = ScriptedServer.plain()) {
      server.answering(request -> new Reply(201, Map.of(), "später"));

      ApiAnswer answer =
          connect(server.uri(), LONG)
              .send(new ApiRequest(method, "/e%20f", "text/x+json", "böse ☂".getBytes(UTF_8)));

      assertThat(answer).isInstanceOf(Received.class);
      assertThat(((Received) answer).code()).isEqualTo(201);
      assertThat(((Received) answer).retryAfter()).isEmpty();
      assertThat(((Received) answer).body()).asString(UTF_8).isEqualTo("später");
      assertThat(server.lastRequest().line()).isEqualTo(method + " /e%20f");
      assertThat(server.lastRequest().body()).isEqualTo("böse ☂");
      assertThat(server.lastRequest().header("Content-type")).isEqualTo("text/x+json");
      assertThat(server.lastRequest().header("Accept")).isEqualTo("application/json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/clusters/one", "/clusters/one/"})
  void aPathInTheUrlComesFirst(String prefix) throws IOException {
    try (var server = ScriptedServer.plain()) {
      ask(server.uri().resolve(prefix));

      assertThat(server.lastRequest().line())
          .isEqualTo("GET /clusters/one/api/v1/namespaces/a/events/b");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 409, 429, 500, 502, 503, 504})
  void aRefusalIsAnAnswerAndNothingIsTriedAgain(int code) throws IOException {
    try (var server = ScriptedServer.plain()) {
      server.answering(request -> new Reply(code, Map.of("Retry-After", "7"), "no"));

      ApiAnswer answer = ask(server.uri());

      assertThat(answer).isInstanceOf(Received.class);
      assertThat(((Received) answer).code()).isEqualTo(code);
      assertThat(((Received) answer).retryAfter()).isEqualTo("7");
      assertThat(((Received) answer).body()).asString(UTF_8).isEqualTo("no");
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
      ApiAnswer answer = ask(server.uri());

      assertThat(answer).isInstanceOf(Received.class);
      assertThat(((Received) answer).body()).hasSize(ApiAnswer.MAX_BODY_BYTES);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 20",
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal"
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
      assertThat(connect(server.uri(), Duration.ofMillis(200)).send(GET))
          .isInstanceOf(NoAnswer.class);
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
      ApiTransport transport = connect(server.uri(), LONG);
      closeClients();

      assertThat(transport.send(GET))
          .isInstanceOfSatisfying(
              Closed.class, none -> assertThat(none.why()).contains("client is closed"));
      assertThat(server.requests()).isEmpty();
    }
  }
}
