package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recorded cluster is played to one server, collected by another, and read with kubectl. */
@Timeout(300)
class CollectedClusterTest {
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final int CLUSTERS = 40;
  private static final int EVENTS = 100;
  private static final long MEMORY = 600L << 20;
  private static final Path RECORDING =
      Path.of("../../library/codec/src/test/resources/recorded/cluster-events.jsonl.gz")
          .toAbsolutePath()
          .normalize();
  private static final String VERSION = "tidings.dev/upstream-resource-version";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  private TidingsProcess serve(String name, String... flags) throws IOException {
    return TidingsProcess.java(
        home,
        "233m",
        Stream.concat(
                Stream.of(
                    "serve",
                    "--listen",
                    "127.0.0.1:0",
                    "--memory",
                    "600Mi",
                    "--data",
                    home.resolve(name).toString(),
                    "--kubeconfig-out",
                    home.resolve(name + ".kubeconfig").toString()),
                Stream.of(flags))
            .toArray(String[]::new));
  }

  private static Map<String, String> versions(HttpClient client, URI events, boolean collected)
      throws Exception {
    String body =
        client.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofString()).body();
    var versions = new TreeMap<String, String>();
    for (JsonNode event : JsonMapper.shared().readTree(body).path("items")) {
      JsonNode metadata = event.path("metadata");
      versions.put(
          metadata.path("uid").asString(),
          collected
              ? metadata.path("annotations").path(VERSION).asString()
              : metadata.path("resourceVersion").asString());
    }
    return versions;
  }

  @Test
  void theCollectedClusterIsTheOneThatWasRecorded() throws Exception {
    try (TidingsProcess source = serve("source");
        HttpClient client = HttpClient.newHttpClient()) {
      URI there = source.ready(READY_WITHIN);
      String from = home.resolve("source.kubeconfig") + "=rec";
      try (TidingsProcess collector = serve("here", "--collect", from)) {
        URI here = collector.ready(READY_WITHIN);
        play(there);
        Map<String, String> recorded = versions(client, there.resolve("/api/v1/events"), false);
        assertThat(recorded).hasSizeGreaterThan(1_000);
        URI collected = here.resolve("/clusters/rec/api/v1/events");
        assertThat(
                Patience.look(
                    () -> versions(client, collected, true),
                    versions -> versions.entrySet().containsAll(recorded.entrySet())))
            .containsAllEntriesOf(recorded);
        readWithKubectl();
      }
    }
  }

  @Test
  void fortyClustersAreCollectedWithinOneMemory() throws Exception {
    Path clusters = Files.createDirectory(home.resolve("clusters"));
    try (TidingsProcess source = serve("source");
        HttpClient client = HttpClient.newHttpClient()) {
      URI there = source.ready(READY_WITHIN);
      for (int i = 0; i < EVENTS; i++) {
        create(client, there, "event-" + i);
      }
      for (int i = 0; i < CLUSTERS; i++) {
        Files.copy(home.resolve("source.kubeconfig"), clusters.resolve("c-" + i + ".yaml"));
      }
      try (TidingsProcess collector = serve("here", "--collect-dir", clusters.toString())) {
        URI here = collector.ready(READY_WITHIN);
        for (int i = 0; i < CLUSTERS; i++) {
          URI events = here.resolve("/clusters/c-" + i + "/api/v1/events");
          assertThat(Patience.look(() -> versions(client, events, true).size(), n -> n == EVENTS))
              .isEqualTo(EVENTS);
        }
        assertThat(collector.peakResident().orElse(0)).isLessThan(MEMORY);
      }
    }
  }

  private static void create(HttpClient client, URI server, String name) throws Exception {
    String event =
        """
        {"metadata":{"name":"%s"},"involvedObject":{"kind":"Pod","namespace":"shop","name":"p"},
         "reason":"Tested","type":"Normal","source":{"component":"test"}}
        """
            .formatted(name);
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/v1/namespaces/shop/events"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
  }

  private void play(URI there) throws Exception {
    try (TidingsProcess replay =
        TidingsProcess.java(
            home, "256m", "replay", RECORDING.toString(), "--server", there.toString())) {
      assertThat(replay.exit(Duration.ofMinutes(2))).as(replay.stderr()).isZero();
    }
  }

  private void readWithKubectl() throws Exception {
    Optional<String> binary = Kubectl.find("kubectl through the context of a collected cluster");
    if (binary.isEmpty()) {
      return;
    }
    var kubectl = new Kubectl(binary.get(), home, home.resolve("here.kubeconfig"));
    Kubectl.Result own = kubectl.run("", "get", "events", "-A");
    assertThat(own.stderr()).contains("No resources found");

    Kubectl.Result events = kubectl.run("", "--context", "rec", "get", "events", "-A");
    assertThat(events.exit()).as(events.stderr()).isZero();
    assertThat(events.stdout().lines().count()).isGreaterThan(1_000);

    Kubectl.Result refused =
        kubectl.run("", "--context", "rec", "delete", "events", "--all", "-n", "default");
    assertThat(refused.stderr()).contains("are collected from it");
  }
}
