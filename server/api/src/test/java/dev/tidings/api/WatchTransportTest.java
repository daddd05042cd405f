package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchTransportTest {
  private static final String WATCH = "/api/v1/namespaces/w/events?watch=true";

  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private InputStream open(String path, String accept) throws Exception {
    var request = server.request(path).timeout(Duration.ofMinutes(1)).header("Accept", accept);
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream()).body();
  }

  private BufferedReader lines(String path, String accept) throws Exception {
    return new BufferedReader(new InputStreamReader(open(path, accept), UTF_8));
  }

  @Test
  void everyNotificationIsALineThatComesAtOnce() throws Exception {
    try (BufferedReader lines = lines(WATCH, "application/json")) {
      server.createEvent("w", "e1", "first");
      assertThat(lines.readLine()).startsWith("{\"type\":\"ADDED\",").contains("\"name\":\"e1\"");

      server.createEvent("w", "e2", "second");
      assertThat(lines.readLine()).contains("\"name\":\"e2\"");
    }
  }

  @Test
  void onlyTheFirstTableDefinesItsColumns() throws Exception {
    server.createEvent("w", "e1", "first");
    server.createEvent("w", "e2", "second");
    String accept = "application/json;as=Table;v=v1;g=meta.k8s.io";

    try (BufferedReader lines = lines(WATCH, accept)) {
      assertThat(lines.readLine()).contains("\"columnDefinitions\":[{");
      assertThat(lines.readLine()).contains("\"columnDefinitions\":null");
    }
  }

  @Test
  void aProtobufFrameComesAfterItsLength() throws Exception {
    server.createEvent("w", "e1", "first");

    try (var in = new DataInputStream(open(WATCH, "application/vnd.kubernetes.protobuf"))) {
      byte[] frame = in.readNBytes(in.readInt());

      assertThat(new String(frame, UTF_8)).contains("ADDED").contains("k8s\0").contains("first");
    }
  }

  @Test
  void watchesOfEveryFormSeeTheSameEventEachInItsOwn() throws Exception {
    String events = "/apis/events.k8s.io/v1/namespaces/w/events?watch=true";
    String partial = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
    try (BufferedReader core = lines(WATCH, "application/json");
        BufferedReader again = lines(WATCH, "application/json");
        BufferedReader other = lines(events, "application/json");
        BufferedReader metadata = lines(WATCH, partial)) {
      server.createEvent("w", "e1", "first");

      String line = core.readLine();
      assertThat(line).contains("\"apiVersion\":\"v1\"").contains("\"message\":\"first\"");
      assertThat(again.readLine()).isEqualTo(line);
      assertThat(other.readLine()).contains("\"note\":\"first\"");
      assertThat(metadata.readLine())
          .contains("\"kind\":\"PartialObjectMetadata\"")
          .doesNotContain("first");
    }
  }

  @Test
  void aTableThatIsToBeStreamedAsProtobufIsNotAcceptable() {
    String accept =
        "application/yaml;as=Table;v=v1;g=meta.k8s.io, application/vnd.kubernetes.protobuf";

    assertThat(server.get(WATCH, "Accept", accept).statusCode()).isEqualTo(406);
  }

  @Test
  void aClientThatReadsNothingHoldsUpNobody() throws Exception {
    try (Socket lazy = server.connect();
        BufferedReader eager = lines(WATCH, "application/json")) {
      lazy.getOutputStream()
          .write(("GET " + WATCH + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
      for (int i = 0; i < 200; i++) {
        server.createEvent("w", "e" + i, "x".repeat(100_000));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(eager.readLine()).contains("\"name\":\"e" + i + "\"");
      }
      awaitSlowWatches(1);

      var late = new BufferedReader(new InputStreamReader(lazy.getInputStream(), UTF_8));
      for (int i = 0; i < 200; i++) {
        assertThat(nextNotification(late)).contains("\"name\":\"e" + i + "\"");
      }
      awaitSlowWatches(0);
    }
  }

  private void awaitSlowWatches(int expected) {
    String line = "\ntidings_watches_slow " + expected + ".0\n";
    String figures = "";
    while (!figures.contains(line)) {
      figures = server.get("/metrics").body();
    }
  }

  /** Skips the head and the lengths of chunks. */
  private static String nextNotification(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.contains("\"type\":")) {
      line = in.readLine();
    }
    return String.valueOf(line);
  }

  @Test
  void aWatchWhoseClientIsGoneEnds() throws Exception {
    try (Socket socket = server.connect()) {
      socket
          .getOutputStream()
          .write(("GET " + WATCH + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
      assertThat(socket.getInputStream().read()).isPositive();
      assertThat(openWatches(1)).isEqualTo(1);
    }
    assertThat(openWatches(0)).isZero();
  }

  private double openWatches(double expected) {
    String name =
        "apiserver_longrunning_requests{group=\"\",resource=\"events\",scope=\"namespace\"";
    double open = -1;
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (open != expected && System.nanoTime() < end) {
      open =
          server
              .get("/metrics")
              .body()
              .lines()
              .filter(line -> line.startsWith(name))
              .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
              .findFirst()
              .orElse(-1);
    }
    return open;
  }

  @Test
  void aWebSocketGetsNotificationsAsMessages() throws Exception {
    BlockingQueue<String> messages = new ArrayBlockingQueue<>(10);
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(server.server.url().replace("http", "ws") + WATCH), new Texts(messages))
            .get(20, TimeUnit.SECONDS);

    server.createEvent("w", "e1", "first");

    assertThat(messages.poll(20, TimeUnit.SECONDS)).startsWith("{\"type\":\"ADDED\",");
    socket.abort();
    assertThat(openWatches(0)).isZero();
  }

  @Test
  void whoAnnouncesABodyAndDoesNotSendItGetsNoWebSocket() throws Exception {
    try (Socket socket = server.connect()) {
      String head =
          "GET "
              + WATCH
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
              + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              + "Content-Length: 10\r\n\r\nabc";
      socket.getOutputStream().write(head.getBytes(US_ASCII));

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(openWatches(0)).isZero();
  }

  /** Collects messages that come in one piece. */
  record Texts(BlockingQueue<String> messages) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      messages.add(text.toString());
      socket.request(1);
      return null;
    }
  }

  @Test
  void aClosingServerEndsItsWatchesCleanly() throws Exception {
    try (BufferedReader lines = lines(WATCH, "application/json")) {
      server.createEvent("w", "e1", "first");
      assertThat(lines.readLine()).contains("e1");

      long started = System.nanoTime();
      server.server.close();

      assertThat(lines.readLine()).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }
  }
}
