package dev.tidings.integration;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send nothing, or stop in the middle, are hung up on when their time is over. */
class SlowClientTest {
  private static final Duration ALLOWED = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /healthz HTT",
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        "POST /api/v1/namespaces/slow/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{",
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void whatDoesNotComeIsNotWaitedFor(String start) throws IOException {
    try (TestServer server = TestServer.in(directory).slowClientsMayTake(ALLOWED).start();
        Socket socket = WireClient.to(server.uri()).connect(PATIENCE)) {
      socket.getOutputStream().write(start.getBytes(StandardCharsets.ISO_8859_1));
      WireClient.awaitEnd(socket);
    }
  }
}
