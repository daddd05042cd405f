package dev.tidings.integration.durability;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import dev.tidings.integration.Patience;
import dev.tidings.integration.durability.Ledger.Acknowledged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A server is collected by another one while both are killed under load, as often as system
 * property {@code tidings.kills} says. The collected one comes back at another port each time,
 * which its kubeconfig tells.
 */
@Timeout(3600)
class CollectKillTest {
  private static final int KILLS = Integer.getInteger("tidings.kills", 1);
  private static final int MOST_WRITES = 600;
  private static final String CLUSTER = "/clusters/rec";
  private static final String VERSION = "tidings.dev/upstream-resource-version";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  private final Random random = new Random();
  private final Ledger ledger = new Ledger(Duration.ofHours(1));

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectory(home.resolve("clusters"));
  }

  private ServerUnderTest source() throws Exception {
    return serve(
        "source", "--kubeconfig-out", home.resolve("clusters").resolve("rec.yaml").toString());
  }

  private ServerUnderTest collector() throws Exception {
    return serve("collected", "--collect-dir", home.resolve("clusters").toString());
  }

  private ServerUnderTest serve(String data, String... flags) throws Exception {
    String[] all =
        Stream.concat(Stream.of(flags), Stream.of("--memory", "452Mi", "--history", "2h"))
            .toArray(String[]::new);
    return ServerUnderTest.start(home, List.of(), home.resolve(data), all);
  }

  @Test
  void everyAcknowledgedChangeIsCollectedThoughBothServersAreKilled() throws Exception {
    ServerUnderTest collector = collector();
    try {
      for (int round = 0; round < KILLS; round++) {
        try (ServerUnderTest source = source()) {
          begin(source, collector, round);
          LoadWriters load = LoadWriters.start(source, ledger, round, "");
          load.await(random.nextInt(MOST_WRITES));
          collector.kill();
          collector = collector();
          load.await(random.nextInt(MOST_WRITES));
          source.kill();
          assertThat(load.stop()).isEmpty();
        }
      }
      try (ServerUnderTest source = source()) {
        source.create("last", "last");
        await(collector, "last");
        assertThatNothingIsMissing(source, collector);
      }
    } finally {
      collector.close();
    }
  }

  /** The first list has only what is there by then: what comes after that must be told whole. */
  private static void begin(ServerUnderTest source, ServerUnderTest collector, int round)
      throws Exception {
    if (round == 0) {
      source.create("listed", "listed");
      await(collector, "listed");
      source.create("watched", "watched");
      await(collector, "watched");
    }
  }

  private static void await(ServerUnderTest collector, String name) throws Exception {
    String event = CLUSTER + ServerUnderTest.EVENTS + "/" + name;
    assertThat(Patience.look(() -> collector.get(event).code(), code -> code == 200))
        .isEqualTo(200);
  }

  private void assertThatNothingIsMissing(ServerUnderTest source, ServerUnderTest collector)
      throws Exception {
    Map<Long, String> history = history(collector);
    for (Acknowledged write : ledger.all()) {
      assertThat(history.get(write.revision())).as(write.toString()).isEqualTo(write.name());
    }
    assertThat(versions(collector)).containsAllEntriesOf(present(source));
    assertThat(gaps(collector)).isEmpty();
  }

  /** Every state that was collected: the revision that it has at its source, and its name. */
  private static Map<Long, String> history(ServerUnderTest collector) throws Exception {
    long newest = collector.get(CLUSTER + ServerUnderTest.EVENTS + "?limit=1").revision();
    var states = new HashMap<Long, String>();
    try (var lines = collector.lines(CLUSTER + "/api/v1/events?watch=true&resourceVersion=1")) {
      long revision = 0;
      while (revision < newest) {
        JsonNode told = lines.next();
        JsonNode metadata = told.path("object").path("metadata");
        revision = Long.parseLong(metadata.path("resourceVersion").asString());
        states.put(
            Long.parseLong(metadata.path("annotations").path(VERSION).asString()),
            metadata.path("name").asString());
      }
    }
    return states;
  }

  private static Map<String, Long> present(ServerUnderTest source) throws Exception {
    return source.list().stream().collect(toMap(e -> e.name(), e -> e.revision()));
  }

  private static Map<String, Long> versions(ServerUnderTest collector) throws Exception {
    var versions = new HashMap<String, Long>();
    for (JsonNode event : all(collector)) {
      JsonNode metadata = event.path("metadata");
      versions.put(
          metadata.path("name").asString(),
          Long.parseLong(metadata.path("annotations").path(VERSION).asString()));
    }
    return versions;
  }

  private static List<JsonNode> all(ServerUnderTest collector) throws Exception {
    var events = new ArrayList<JsonNode>();
    collector.get(CLUSTER + "/api/v1/events").body().path("items").forEach(events::add);
    return events;
  }

  private static List<JsonNode> gaps(ServerUnderTest collector) throws Exception {
    return all(collector).stream()
        .filter(event -> event.path("reason").asString().equals("EventsMissed"))
        .toList();
  }

  @Test
  void whatWasCompactedMeanwhileIsAGapAndWhatIsLeftIsThere() throws Exception {
    try (ServerUnderTest source = source()) {
      source.create("crash", "x1");
      try (ServerUnderTest collector = collector()) {
        begin(source, collector, 0);
        collector.kill();
      }
      source.patch("crash", "x2");
      source.patch("crash", "x3");
      source.create("gone", "short");
      source.delete("gone");
      try (TidingsProcess compact = source.command(home, "compact")) {
        assertThat(compact.exit()).isZero();
      }
      try (ServerUnderTest collector = collector()) {
        assertThat(Patience.look(() -> gaps(collector), gaps -> !gaps.isEmpty())).hasSize(1);
        assertThat(versions(collector)).containsAllEntriesOf(present(source));
      }
    }
  }
}
