package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.store.rocksdb.SnapshotFile;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotDoorTest {
  private static final String SNAPSHOT = "/apis/tidings.dev/v1/snapshot";
  private static final String LARGE = "x".repeat(1000);

  @TempDir Path folder;

  @Test
  void handsOutAWholeSnapshotWhileItServes() throws Exception {
    try (var server = new TestServer(folder.resolve("data"));
        var client = HttpClient.newHttpClient()) {
      server.createEvent("shop", "a", "hello");
      HttpResponse<Path> answer =
          client.send(
              server.request(SNAPSHOT).build(), BodyHandlers.ofFile(folder.resolve("saved")));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
      assertThat(SnapshotFile.verify(answer.body()).events()).isEqualTo(1);
      assertThat(folder.resolve("data/snapshot")).doesNotExist();
      assertThat(server.post(SNAPSHOT, "").statusCode()).isEqualTo(405);
    }
  }

  @Test
  void aClientThatLeavesInTheMiddleLeavesNothingBehind() throws Exception {
    try (var server = new TestServer(folder.resolve("data"))) {
      for (int i = 0; i < 10; i++) {
        server.createEvent("shop", "e" + i, LARGE);
      }
      try (var socket = server.connect()) {
        String head = "GET " + SNAPSHOT + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        readOne(socket.getInputStream());
      }
      assertThat(secondSnapshot(server).statusCode()).isEqualTo(200);
    }
    assertThat(folder.resolve("data/snapshot")).doesNotExist();
  }

  private static void readOne(InputStream in) throws IOException {
    assertThat(in.read()).isPositive();
  }

  /** The first one ends when the server finds that its client is gone. */
  private static HttpResponse<String> secondSnapshot(TestServer server) {
    HttpResponse<String> answer = server.get(SNAPSHOT);
    for (int i = 0; i < 1000 && answer.statusCode() == 429; i++) {
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
      answer = server.get(SNAPSHOT);
    }
    return answer;
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.8.9.1, true",
    "::1, true",
    "10.1.2.3, false",
    "12.7.0.1, false",
    "fd00::1, false"
  })
  void onlyThisMachineHasALoopbackAddress(String address, boolean loopback) {
    assertThat(Heads.isLoopback(SocketAddress.inetSocketAddress(1, address))).isEqualTo(loopback);
  }
}
