package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Prometheus scrapes a server whose requests are traced, in OpenMetrics with exemplars,
 * which it takes wholly or not at all; and evaluates every alert.
 */
@Timeout(300)
class PrometheusTest {
  private static final Path RULES =
      Path.of("../../docs/monitoring/tidings-rules.yaml").toAbsolutePath().normalize();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  @Test
  void everyScrapeIsTakenWithItsExemplarsAndEveryAlertIsEvaluated() throws Exception {
    Optional<Path> binary = Promtool.onPath("prometheus", "a scrape by Prometheus, with exemplars");
    if (binary.isEmpty()) {
      return;
    }
    try (MonitoredServer server = MonitoredServer.start(home);
        HttpClient client = HttpClient.newHttpClient()) {
      int port = freePort();
      Process prometheus = prometheus(binary.get(), server.withEvent(), port);
      try {
        var asked = new Asked(client, URI.create("http://127.0.0.1:" + port + "/api/v1/"));
        asked.until("query?query=up", "/data/result/0/value/1", "1");
        String exemplars =
            "query_exemplars?query=tidings_write_duration_seconds_bucket&start=0&end=99999999999";
        asked.until(exemplars, "/data/0/seriesLabels/job", "tidings");
        asked.until("rules", "/data/groups/0/rules/0/health", "ok");
        asked.until("rules", "/data/groups/1/rules/0/health", "ok");
        assertThat(asked.json("rules").findValuesAsString("health"))
            .hasSizeGreaterThan(20)
            .containsOnly("ok");
      } finally {
        prometheus.destroyForcibly().waitFor();
      }
    }
  }

  private Process prometheus(Path binary, URI server, int port) throws IOException {
    Path settings = home.resolve("prometheus.yml");
    Files.writeString(
        settings,
        """
        global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
        rule_files: ["%s"]
        scrape_configs: [{job_name: tidings, static_configs: [{targets: ["%s"]}]}]
        """
            .formatted(RULES, server.getAuthority()));
    return new ProcessBuilder(
            List.of(
                binary.toString(),
                "--config.file=" + settings,
                "--storage.tsdb.path=" + home.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port,
                "--enable-feature=exemplar-storage"))
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("prometheus.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Asks Prometheus, which may not have begun yet. */
  private record Asked(HttpClient client, URI api) {
    JsonNode json(String path) throws InterruptedException {
      try {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path)).build();
        return JsonMapper.shared().readTree(client.send(request, BodyHandlers.ofString()).body());
      } catch (IOException | JacksonException notYet) { // what it says while it starts is no JSON
        return JsonMapper.shared().missingNode();
      }
    }

    void until(String path, String pointer, String expected) throws Exception {
      String seen =
          Patience.look(() -> json(path).at(pointer).asString(""), Predicate.isEqual(expected));
      assertThat(seen).as("%s of %s%s", pointer, api, path).isEqualTo(expected);
    }
  }
}
