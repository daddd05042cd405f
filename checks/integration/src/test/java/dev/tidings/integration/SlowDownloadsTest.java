package dev.tidings.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty clients list fifty thousand events without a limit and read slowly: a server in a small
 * heap gives each of them all, and serves others meanwhile.
 */
class SlowDownloadsTest {
  private static final int EVENTS = 50_000;
  private static final int CLIENTS = 30;
  private static final int SIP = 1 << 20;
  private static final String END = "]}\n\r\n0\r\n\r\n";

  @Test
  void slowDownloadsTakeLittle(@TempDir Path home) throws Exception {
    FilledStore.make(home.resolve("data"), EVENTS);
    try (TidingsProcess server =
        TidingsProcess.java(
            home, "256m", "serve", "--listen", "127.0.0.1:0", "--data", home + "/data")) {
      WireClient client = WireClient.to(server.ready(Duration.ofSeconds(60)));
      List<Download> downloads = new ArrayList<>();
      try {
        for (int i = 0; i < CLIENTS; i++) {
          downloads.add(new Download(client));
        }
        assertThat(client.call(WireRequest.get("/readyz")).status()).isEqualTo(200);
        boolean more = true;
        while (more) {
          more = takeASipEach(downloads);
        }
        assertThat(downloads)
            .allSatisfy(
                download -> {
                  assertThat(download.tail).endsWith(END);
                  assertThat(download.bytes).isEqualTo(downloads.getFirst().bytes);
                });
      } finally {
        for (Download download : downloads) {
          download.socket.close();
        }
      }
    }
  }

  /** Whether there may be more. */
  private static boolean takeASipEach(List<Download> downloads) throws IOException {
    boolean more = false;
    for (Download download : downloads) {
      more |= download.sip();
    }
    return more;
  }

  /** One client's answer, as far as it has read it. */
  private static final class Download {
    private final Socket socket;
    private long bytes;
    private String tail = "";

    Download(WireClient client) throws IOException {
      socket = client.connect(Duration.ofMinutes(1));
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(ISO_8859_1));
    }

    boolean sip() throws IOException {
      byte[] read = socket.getInputStream().readNBytes(SIP);
      bytes += read.length;
      String text = tail + new String(read, ISO_8859_1);
      tail = text.substring(Math.max(0, text.length() - END.length()));
      return read.length == SIP;
    }
  }
}
