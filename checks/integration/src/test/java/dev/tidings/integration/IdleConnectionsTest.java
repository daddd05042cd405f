package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.tidings.cli.kit.TidingsProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand connections on which nothing comes: the server, in a small heap, serves the others.
 */
class IdleConnectionsTest {
  private static final int WANTED = 10_000;

  /** Files that either process has open anyway, with room to spare. */
  private static final int OTHER_FILES = 1_000;

  @Test
  void idleConnectionsTakeLittle(@TempDir Path home) throws Exception {
    int connections = connections();
    try (TidingsProcess server =
        TidingsProcess.java(
            home, "160m", "serve", "--listen", "127.0.0.1:0", "--data", home + "/data")) {
      WireClient client = WireClient.to(server.ready(Duration.ofSeconds(60)));
      List<SocketChannel> idle = open(client, connections);
      try {
        var create =
            WireRequest.json(
                "POST",
                "/api/v1/namespaces/default/events",
                "{\"metadata\":{\"generateName\":\"e-\"},"
                    + "\"involvedObject\":{\"namespace\":\"default\"}}");
        for (int i = 0; i < 100; i++) {
          assertThat(client.call(create).status()).isEqualTo(201);
        }
        System.out.println("idle connections: " + idle.size() + " open beside 100 creates");
      } finally {
        closeAll(idle);
      }
      assertThat(client.call(WireRequest.get("/readyz")).status()).isEqualTo(200);
    }
  }

  /** As many as wanted, or as this machine allows. */
  private static int connections() throws IOException {
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : WANTED + OTHER_FILES;
    int possible = (int) Math.min(WANTED, files - OTHER_FILES);
    if (possible < WANTED) {
      NotRun.say(
          "only " + files + " files may be open here",
          WANTED + " idle connections (" + possible + " were opened)");
    }
    return possible;
  }

  private static List<SocketChannel> open(WireClient client, int count) throws IOException {
    var channels = new ArrayList<SocketChannel>();
    var address = new InetSocketAddress(client.base().getHost(), client.base().getPort());
    try {
      for (int i = 0; i < count; i++) {
        channels.add(SocketChannel.open(address));
      }
      return channels;
    } catch (SocketException e) {
      closeAll(channels);
      throw e;
    }
  }

  private static void closeAll(List<SocketChannel> channels) throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }
}
