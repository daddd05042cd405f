package dev.tidings.integration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.read.StoredTerms;
import dev.tidings.cli.kit.TidingsProcess;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./tidings agent} between a cluster and {@code ./tidings serve --accept-agents}, both of
 * which are killed (-9) as often as system property {@code tidings.kills} says: every change is
 * kept once and in its order, and the agent stays within its memory.
 */
@Timeout(1800)
class AgentTest {
  private static final int KILLS = Integer.getInteger("tidings.kills", 1);
  private static final int EVENTS = 50;
  private static final long MOST_RESIDENT = 128L << 20;
  private static final Duration READY_WITHIN = Duration.ofMinutes(8);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private TestServer cluster;

  private int count;
  private int port;

  @BeforeEach
  void start() throws IOException {
    cluster = TestServer.in(home).start();
    Files.writeString(
        home.resolve("cluster.yaml"),
        """
        {apiVersion: v1, kind: Config, current-context: it,
         contexts: [{name: it, context: {cluster: it, user: me}}],
         clusters: [{name: it, cluster: {server: "%s"}}], users: [{name: me, user: {}}]}
        """
            .formatted(cluster.uri()));
  }

  @AfterEach
  void end() {
    cluster.close();
    http.shutdownNow();
  }

  private TidingsProcess serve() throws Exception {
    TidingsProcess server =
        TidingsProcess.launched(
            home,
            "serve",
            "--listen",
            "127.0.0.1:" + port,
            "--data",
            "home",
            "--accept-agents",
            "--history",
            "2h");
    port = server.ready(READY_WITHIN).getPort();
    return server;
  }

  private TidingsProcess agent() throws Exception {
    return TidingsProcess.launched(
        home,
        "agent",
        "--upstream",
        "http://127.0.0.1:" + port,
        "--cluster",
        "edge",
        "--kubeconfig",
        "cluster.yaml",
        "--data",
        "agent");
  }

  /** Each event happens once more. */
  private void happen() throws Exception {
    count++;
    for (int i = 0; i < EVENTS; i++) {
      String name = "e" + i;
      String target = cluster.uri() + "/api/v1/namespaces/default/events";
      HttpRequest.Builder request =
          count == 1
              ? HttpRequest.newBuilder(URI.create(target))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(created(name)))
              : HttpRequest.newBuilder(URI.create(target + "/" + name))
                  .header("Content-Type", "application/merge-patch+json")
                  .method("PATCH", BodyPublishers.ofString("{\"count\":" + count + "}"));
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }
  }

  private static String created(String name) {
    return """
    {"metadata":{"name":"%s"},"count":1,"reason":"Tested","type":"Normal","message":"%s",
     "involvedObject":{"kind":"Pod","namespace":"default","name":"web-0"}}
    """
        .formatted(name, "x".repeat(300));
  }

  /** Until the last event's last change is on the server. */
  private void arrived() throws Exception {
    URI last =
        URI.create(
            "http://127.0.0.1:%d/clusters/edge/api/v1/namespaces/default/events/e%d"
                .formatted(port, EVENTS - 1));
    HttpRequest read = HttpRequest.newBuilder(last).build();
    String newest = "\"count\":" + count;
    String seen =
        Patience.look(
            () -> http.send(read, BodyHandlers.ofString()).body(), body -> body.contains(newest));
    assertThat(seen).contains(newest);
  }

  @Test
  void everyChangeIsKeptOnceAndInOrderWhoeverIsKilled() throws Exception {
    TidingsProcess server = serve();
    TidingsProcess agent = agent();
    try {
      happen();
      arrived();
      for (int round = 0; round < KILLS; round++) {
        happen();
        agent.kill();
        happen();
        agent = agent();
        happen();
        server.kill();
        happen();
        server = serve();
        arrived();
      }
      assertWithin(agent.peakResident());
      agent.terminate();
      assertThat(agent.exit()).isZero();
      server.terminate();
      assertThat(server.exit()).isZero();
    } finally {
      agent.close();
      server.close();
    }
    assertThat(states().values())
        .hasSize(EVENTS)
        .allSatisfy(
            counts ->
                assertThat(counts).isEqualTo(IntStream.rangeClosed(1, count).boxed().toList()));
  }

  private static void assertWithin(OptionalLong peak) throws IOException {
    if (peak.isEmpty()) {
      NotRun.say("no /proc here", "what an agent has resident");
      return;
    }
    System.out.printf("agent: at most %d MiB resident%n", peak.getAsLong() >> 20);
    assertThat(peak.getAsLong()).isLessThanOrEqualTo(MOST_RESIDENT);
  }

  /** The counts that each event has had on the server, in their order. */
  private Map<String, List<Integer>> states() throws DecodeException {
    var states = new TreeMap<String, List<Integer>>();
    Path data = home.resolve("home/clusters/edge/store");
    try (var store = RocksEventStore.open(RocksOptions.of(data, new StoredTerms()))) {
      var batch = (ChangesResult.Batch) store.changes(1, 1_000);
      while (!batch.changes().isEmpty()) {
        for (Change change : batch.changes()) {
          byte[] value = requireNonNull(change.after(), "nothing is deleted").value();
          states
              .computeIfAbsent(change.key().name(), name -> new ArrayList<>())
              .add(StoredForm.decode(value).count());
        }
        batch = (ChangesResult.Batch) store.changes(batch.upTo(), 1_000);
      }
    }
    return states;
  }
}
