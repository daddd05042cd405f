package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one user does to a server, and what others notice of it. */
@Timeout(120)
class FairnessTest {
  private static final String EVENTS = "/api/v1/namespaces/fair/events";
  private static final String EVENT =
      "{\"metadata\":{\"generateName\":\"e-\"},\"involvedObject\":{\"namespace\":\"fair\"}}";

  private final List<Socket> slow = new ArrayList<>();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  /** Two writes of one user are answered at once, and two more wait; so are two watches open. */
  @BeforeEach
  void start() throws IOException {
    Path tokens =
        Files.writeString(
            directory.resolve("tokens.csv"),
            "adm1n,admin,1,\"system:masters\"\nfl00d,flood,2\ncr0wd,crowd,3\nj4ne,jane,4\n");
    Limits limits =
        Limits.KUBERNETES
            .withCounts(new Limits.Counts(4, 4, 100, 2))
            .withTimes(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5));
    server =
        new TestServer(
            directory.resolve("data"),
            ApiServerOptions.loopback(0)
                .withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens))
                .withLimits(limits));
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
    server.close();
  }

  private static String head(String token, String methodAndPath, String header) {
    return methodAndPath
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token
        + "\r\n"
        + header
        + "\r\n\r\n";
  }

  /** Sends all of a write but its last byte. */
  private Socket writeSlowly(String token) throws IOException {
    Socket socket = server.connect();
    slow.add(socket);
    String head = head(token, "POST " + EVENTS, "Content-Length: " + EVENT.length());
    send(socket, head + EVENT.substring(0, EVENT.length() - 1));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static String code(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), US_ASCII).substring(9);
  }

  private void awaitFigure(String line) {
    String figures = "";
    while (!figures.contains("\n" + line)) {
      figures = server.send(by("adm1n", "/metrics")).body();
    }
  }

  private HttpRequest.Builder by(String token, String path) {
    return server.request(path).header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> create(String token) {
    return server.send(by(token, EVENTS).POST(HttpRequest.BodyPublishers.ofString(EVENT)));
  }

  @Test
  void whoFloodsTheServerLeavesRoomForOthersAndIsToldToComeLater() throws IOException {
    Socket first = writeSlowly("fl00d");
    writeSlowly("fl00d");
    awaitFigure("apiserver_current_inflight_requests{request_kind=\"mutating\"} 2.0");
    Socket waiting = writeSlowly("fl00d");
    awaitFigure("apiserver_current_inqueue_requests{request_kind=\"mutating\"} 1.0");
    writeSlowly("fl00d");
    awaitFigure("apiserver_current_inqueue_requests{request_kind=\"mutating\"} 2.0");

    HttpResponse<String> tooMany = create("fl00d");
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(tooMany.body()).isEqualTo("Too many requests, please try again later.\n");
    assertThat(create("j4ne").statusCode()).isEqualTo(201);

    send(first, "}");
    assertThat(code(first)).isEqualTo("201");
    send(waiting, "}");
    assertThat(code(waiting)).isEqualTo("201");
    awaitFigure(
        "apiserver_flowcontrol_rejected_requests_total{reason=\"queue-full\",request_kind=\"mutating\"} 1.0");
  }

  @Test
  void whoMayDoEverythingIsLetInThoughAllSeatsAreTaken() throws IOException {
    for (int i = 0; i < 2; i++) {
      writeSlowly("fl00d");
      writeSlowly("cr0wd");
    }
    awaitFigure("apiserver_current_inflight_requests{request_kind=\"mutating\"} 4.0");
    Socket waiting = writeSlowly("j4ne");
    awaitFigure("apiserver_current_inqueue_requests{request_kind=\"mutating\"} 1.0");

    assertThat(create("adm1n").statusCode()).isEqualTo(201);

    slow.get(0).close();
    send(waiting, "}");
    assertThat(code(waiting)).isEqualTo("201");
  }

  @Test
  void readsGoOnBesideAFloodOfWrites() throws IOException {
    for (int i = 0; i < 4; i++) {
      writeSlowly("fl00d");
    }
    awaitFigure("apiserver_current_inqueue_requests{request_kind=\"mutating\"} 2.0");

    assertThat(server.send(by("fl00d", EVENTS)).statusCode()).isEqualTo(200);
  }

  @Test
  void oneUserHasOnlySoManyWatchesAndTheyTakeNoSeats() throws IOException {
    for (int i = 0; i < 2; i++) {
      Socket watch = server.connect();
      slow.add(watch);
      send(watch, head("fl00d", "GET " + EVENTS + "?watch=true", "Accept: application/json"));
      assertThat(code(watch)).isEqualTo("200");
    }

    HttpResponse<String> third = server.send(by("fl00d", EVENTS + "?watch=true"));
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(third.body()).contains("\"reason\":\"TooManyRequests\"", "too many watches open");
    assertThat(server.send(by("fl00d", EVENTS)).statusCode()).isEqualTo(200);
    String others = EVENTS + "?watch=true&timeoutSeconds=1";
    assertThat(server.send(by("j4ne", others)).statusCode()).isEqualTo(200);

    slow.get(0).close();
    awaitFigure("tidings_watches 1.0");
    assertThat(server.send(by("fl00d", others)).statusCode()).isEqualTo(200);
  }
}
