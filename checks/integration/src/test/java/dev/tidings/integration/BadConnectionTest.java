package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever comes over a connection, the server answers it or hangs up, and goes on. */
class BadConnectionTest extends UnshakenServer {
  private static final String EVENTS = "/api/v1/namespaces/bad/events";
  private static final int BODY_LIMIT = 3 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void aBodyInChunksIsTooLargeAsSoonAsTheLimitIsPassed() throws IOException {
    try (Socket socket = client().connect(PATIENCE)) {
      OutputStream out = socket.getOutputStream();
      out.write(ascii(head("POST " + EVENTS, "Transfer-Encoding: chunked")));
      byte[] chunk = new byte[64 * 1024];
      try {
        for (long sent = 0; sent < 40L * BODY_LIMIT; sent += chunk.length) {
          out.write(ascii("10000\r\n"));
          out.write(chunk);
          out.write(ascii("\r\n"));
        }
      } catch (SocketException hungUp) {
        return; // refused while it was still being sent, which is as good as the answer
      }
      assertThat(WireAnswer.read(socket, "POST").status()).isEqualTo(413);
    }
  }

  @Test
  void aLengthThatIsNeverSentTakesNoMemory() throws IOException {
    try (Socket socket = client().connect(PATIENCE)) {
      socket.getOutputStream().write(ascii(head("POST " + EVENTS, "Content-Length: 9000000000")));
      assertThat(WireAnswer.read(socket, "POST").status()).isEqualTo(413);
    }
  }

  @Test
  void headersBeyondTheLimitAreRefused() throws IOException {
    var many = new TreeMap<String, String>();
    for (int i = 0; i < 600; i++) {
      many.put("X-Filler-" + i, "x".repeat(4000));
    }
    assertTurnedAway(new WireRequest("GET", EVENTS, many, null), 431);
  }

  @Test
  void oneHeaderBeyondTheLimitIsRefused() throws IOException {
    var huge = Map.of("X-Filler", "x".repeat(2 * 1024 * 1024));
    assertTurnedAway(new WireRequest("GET", EVENTS, huge, null), 431);
  }

  @Test
  void aUrlBeyondTheLimitIsRefused() throws IOException {
    String filler = "x".repeat(2 * 1024 * 1024);
    assertTurnedAway(WireRequest.get(EVENTS + "?labelSelector=" + filler), 414);
  }

  /** Refused by a status, or by hanging up while it was still being sent. */
  private void assertTurnedAway(WireRequest request, int status) throws IOException {
    WireAnswer.Whole answer;
    try {
      answer = client().call(request);
    } catch (EOFException | SocketException hungUp) {
      return;
    }
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void aClientThatHasEndedItsSideIsAnsweredOrHungUpOn() throws IOException {
    for (int i = 0; i < 100; i++) {
      try (Socket socket = client().connect(PATIENCE)) {
        socket.getOutputStream().write(ascii(head("GET /healthz")));
        socket.shutdownOutput();
        WireClient.awaitEnd(socket);
      }
    }
  }

  @Test
  void aClientThatHangsUpInTheMiddleOfItsBodyLeavesNothingBehind() throws IOException {
    for (int i = 0; i < 200; i++) {
      try (Socket socket = client().connect(PATIENCE)) {
        String head = head("POST " + EVENTS, "Content-Type: application/json", "Content-Length: 9");
        socket.getOutputStream().write(ascii(head + "{\"a"));
      }
    }
    assertThat(client().call(WireRequest.get(EVENTS + "?limit=1")).status()).isEqualTo(200);
  }

  @Test
  void bytesThatAreNoRequestAreAnsweredOrHungUpOn() throws IOException {
    var random = new Random(7);
    for (int i = 0; i < 100; i++) {
      try (Socket socket = client().connect(PATIENCE)) {
        byte[] garbage = new byte[1 + random.nextInt(4096)];
        random.nextBytes(garbage);
        socket.getOutputStream().write(garbage);
        socket.shutdownOutput();
        WireClient.awaitEnd(socket);
      }
    }
  }

  private String head(String methodAndPath, String... headers) {
    URI uri = client().base();
    var head =
        new StringBuilder(methodAndPath + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
