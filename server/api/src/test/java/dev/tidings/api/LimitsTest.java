package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
  private static final int LIMIT = 3 * 1024 * 1024;
  private static final String EVENTS = "/api/v1/namespaces/limits/events";

  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Limits quick =
        Limits.KUBERNETES.withTimes(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));
    server = new TestServer(directory, ApiServerOptions.loopback(0).withLimits(quick));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aBodyOfMoreThanThreeMebibytesIsRefused() {
    HttpResponse<String> answer = server.post(EVENTS, "x".repeat(LIMIT + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body())
        .isEqualTo(
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                + "\"message\":\"Request entity too large: limit is 3145728\","
                + "\"reason\":\"RequestEntityTooLarge\",\"code\":413}\n");
  }

  @Test
  void aBodyAtTheLimitIsRead() {
    assertThat(server.post(EVENTS, "x".repeat(LIMIT)).statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyWithoutADeclaredLengthIsRefusedWhenItGetsTooLong() {
    byte[] body = new byte[LIMIT + 1];
    var request = server.request(EVENTS);
    request.POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)));

    assertThat(server.send(request).statusCode()).isEqualTo(413);
  }

  @Test
  void aClientThatWaitsForPermissionToSendTooMuchIsRefusedAtOnce() throws IOException {
    try (Socket socket = server.connect()) {
      send(
          socket,
          "POST "
              + EVENTS
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000000\r\nExpect: 100-continue\r\n\r\n");

      assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    }
  }

  @Test
  void aClientThatWaitsForPermissionGetsIt() throws IOException {
    try (Socket socket = server.connect()) {
      send(
          socket,
          "POST "
              + EVENTS
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n");

      assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 100 Continue");
    }
  }

  @Test
  void refusedBeforeItsBodyIsReadAConnectionStillServes() throws IOException {
    try (Socket socket = server.connect()) {
      send(
          socket,
          "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc");
      assertThat(answer(socket)).startsWith("HTTP/1.1 405");

      send(socket, "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("ok");
    }
  }

  @Test
  void requestsThatComeTogetherAreAnsweredInOrder() throws IOException {
    try (Socket socket = server.connect()) {
      send(
          socket,
          "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\nGET /nope HTTP/1.1\r\nHost: localhost\r\n\r\nGET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(answer(socket)).startsWith("HTTP/1.1 200");
      assertThat(answer(socket)).startsWith("HTTP/1.1 404");
      assertThat(answer(socket)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aHeadOfMoreThanAMebibyteIsRefused() throws IOException {
    try (Socket socket = server.connect()) {
      send(
          socket,
          "GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Long: "
              + "y".repeat(1_100_000)
              + "\r\n\r\n");

      assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 431 Request Header Fields Too Large");
    }
  }

  @Test
  void aUrlOfMoreThanAMebibyteIsRefused() throws IOException {
    try (Socket socket = server.connect()) {
      send(socket, "GET /livez?" + "y".repeat(1_100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(firstLine(socket)).contains(" 414 ");
    }
  }

  @Test
  void aUrlOfHalfAMebibyteIsTaken() {
    String path = "/livez?" + "y".repeat(500_000);

    assertThat(server.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotHttpIsABadRequest() throws IOException {
    try (Socket socket = server.connect()) {
      send(socket, "\u0001\u0002 hello\r\n\r\n");

      assertThat(firstLine(socket)).endsWith(" 400 Bad Request");
    }
  }

  @Test
  void aConnectionWhoseHeadDoesNotComeIsClosed() throws IOException {
    try (Socket socket = server.connect()) {
      send(socket, "GET /livez HTTP/1.1\r\nX-Slow: ");

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void anIdleConnectionIsClosed() throws IOException {
    try (Socket socket = server.connect()) {
      send(socket, "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(answer(socket)).endsWith("ok");

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aBodyThatDoesNotComeTimesOut() throws IOException {
    try (Socket socket = server.connect()) {
      send(
          socket,
          "POST " + EVENTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");

      assertThat(answer(socket))
          .startsWith("HTTP/1.1 504")
          .contains("Timeout: request did not complete within the allotted timeout");
    }
  }

  @Test
  void aClientMayAllowLessTime() throws IOException {
    long started = System.nanoTime();
    try (Socket socket = server.connect()) {
      send(
          socket,
          "POST "
              + EVENTS
              + "?timeout=50ms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");

      assertThat(answer(socket)).startsWith("HTTP/1.1 504");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    HttpResponse<String> answer = server.get(EVENTS + "?timeout=x");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("invalid timeout specified in the request URL - time: invalid duration");
  }

  @Test
  void aConnectionThatIsHalfClosedIsClosedWhole() throws IOException {
    try (Socket socket = server.connect()) {
      send(
          socket,
          "POST " + EVENTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
      socket.shutdownOutput();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(server.get("/readyz").body()).isEqualTo("ok");
  }

  @Test
  void clientsThatGoInTheMiddleOfARequestLeaveNothingBehind() throws IOException {
    for (int i = 0; i < 50; i++) {
      try (Socket socket = server.connect()) {
        send(
            socket,
            "POST " + EVENTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc");
      }
    }

    assertThat(figure("tidings_requests_in_flight")).isEqualTo("0.0");
    assertThat(figure("tidings_request_body_bytes")).isEqualTo("0.0");
  }

  @Test
  void manyIdleConnectionsDoNotKeepOthersFromBeingServed() throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 1_000; i++) {
        idle.add(server.connect());
      }
      assertThat(server.get("/readyz").body()).isEqualTo("ok");
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  /** A figure, once the server has noticed what was done to it. */
  private String figure(String name) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    String value = "";
    while (!value.equals("0.0") && System.nanoTime() < end) {
      value =
          server
              .get("/metrics")
              .body()
              .lines()
              .filter(line -> line.startsWith(name + " "))
              .map(line -> line.substring(name.length() + 1))
              // the request that asks is in flight itself
              .map(found -> name.contains("in_flight") ? minusOne(found) : found)
              .findFirst()
              .orElse("missing");
    }
    return value;
  }

  private static String minusOne(String figure) {
    return Double.toString(Double.parseDouble(figure) - 1);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String firstLine(Socket socket) throws IOException {
    return readUntil(socket.getInputStream(), "\r\n").trim();
  }

  /** One answer, whose body is as long as its head says. */
  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    String head = readUntil(in, "\r\n\r\n");
    int length =
        head.lines()
            .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).trim()))
            .findFirst()
            .orElse(0);
    return head + new String(in.readNBytes(length), US_ASCII);
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      text.append((char) next);
    }
    return text.toString();
  }
}
