package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a browser says that it asks, and for which page. */
class WebPagesTest {
  private static final String UPGRADE =
      String.join(
          "\r\n",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private static String code(TestServer server, String line, String headers) throws IOException {
    try (Socket socket = server.connect()) {
      String head = line + " HTTP/1.1\r\n" + headers + "\r\n";
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), US_ASCII).substring(9);
    }
  }

  private static String get(TestServer server, String headers) throws IOException {
    return code(server, "GET /api/v1/events?limit=1", headers);
  }

  private TestServer serve() throws IOException {
    return new TestServer(directory.resolve("data"));
  }

  @Test
  void whoAsksThisMachineIsAnswered() throws IOException {
    try (TestServer server = serve()) {
      int port = server.server.port();
      assertThat(get(server, "Host: 127.0.0.1:" + port + "\r\n")).isEqualTo("200");
      assertThat(get(server, "Host: localhost:" + port + "\r\n")).isEqualTo("200");
      assertThat(get(server, "Host: LOCALHOST\r\n")).isEqualTo("200");
      assertThat(get(server, "Host: tidings.localhost:80\r\n")).isEqualTo("200");
      assertThat(get(server, "Host: [::1]:" + port + "\r\n")).isEqualTo("200");
    }
  }

  @Test
  void aNameThatWasMadeToLeadHereLeadsNowhere() throws IOException {
    try (TestServer server = serve()) {
      for (String host :
          new String[] {
            "evil.example", "evil.example:7400", "127.0.0.1.evil.example", "localhost.x"
          }) {
        assertThat(get(server, "Host: " + host + "\r\n")).as(host).isEqualTo("403");
      }
    }
  }

  @Test
  void aPageFromElsewhereNeitherReadsNorWritesNorWatches() throws IOException {
    try (TestServer server = serve()) {
      String foreign = "Host: localhost\r\nOrigin: http://evil.example\r\n";
      assertThat(get(server, foreign)).isEqualTo("403");
      assertThat(get(server, "Host: localhost\r\nOrigin: null\r\n")).isEqualTo("403");
      assertThat(get(server, "Host: localhost:1\r\nOrigin: http://localhost:2\r\n"))
          .isEqualTo("403");
      String compact = "POST /apis/tidings.dev/v1/compact";
      assertThat(code(server, compact, foreign + "Content-Length: 0\r\n")).isEqualTo("403");
      String watch = "GET /api/v1/events?watch=true";
      assertThat(code(server, watch, foreign + UPGRADE)).isEqualTo("403");
      assertThat(code(server, watch, "Host: localhost\r\n" + UPGRADE)).isEqualTo("101");
    }
  }

  @Test
  void aPageOfItsOwnMayUseIt() throws IOException {
    try (TestServer server = serve()) {
      assertThat(get(server, "Host: localhost:1\r\nOrigin: http://localhost:1\r\n"))
          .isEqualTo("200");
    }
  }

  @Test
  void whereUsersAreKnownTheyAreAskedForInstead() throws IOException {
    Path tokens = Files.writeString(directory.resolve("tokens.csv"), "t0ken,jane,1\n");
    var options =
        ApiServerOptions.loopback(0)
            .withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens));
    try (TestServer server = new TestServer(directory.resolve("data"), options)) {
      String headers = "Host: tidings.example\r\nOrigin: https://dashboard.example\r\n";
      assertThat(get(server, headers + "Authorization: Bearer t0ken\r\n")).isEqualTo("200");
    }
  }
}
