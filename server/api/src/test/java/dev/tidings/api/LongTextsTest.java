package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.lookup.CollectorStates;
import dev.tidings.api.lookup.Finding;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.search.lucene.EventIndex;
import dev.tidings.search.lucene.IndexSettings;
import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** However much events have to say, an answer about many of them has a bounded length. */
@Timeout(60)
class LongTextsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final int LONG = 1_500_000;
  private static final int CUT = 1024;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private EventIndex index;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    InstantSource clock = InstantSource.fixed(NOON);
    index = EventIndex.open(IndexSettings.usual(directory.resolve("search"), clock));
    server =
        new TestServer(
            RocksOptions.of(directory.resolve("data"), new StoredTerms()).withClock(clock),
            ApiServerOptions.loopback(0)
                .withClock(clock)
                .withFinding(new Finding(index, CollectorStates.NONE)),
            new Clusters());
    for (int i = 0; i < 4; i++) {
      keep("e" + i);
    }
    index.follow(Cluster.OWN, server.store);
    assertThat(index.await(Cluster.OWN, server.store.revision(), Duration.ofSeconds(30))).isTrue();
  }

  @AfterEach
  void close() {
    server.server.close();
    index.close();
    server.close();
  }

  private void keep(String name) {
    Event event =
        Event.builder()
            .metadata(ObjectMeta.builder().namespace("shop").name(name).uid("u").build())
            .involvedObject(new ObjectReference("Pod", "shop", "web-0", "", "v1", "", ""))
            .reason("Told")
            .message("m".repeat(LONG))
            .type("Warning")
            .count(1)
            .firstTimestamp(NOON.minusSeconds(60))
            .lastTimestamp(NOON.minusSeconds(60))
            .build();
    server
        .store
        .write(new Write.Create(new EventKey("shop", name), StoredForm.encode(event), null))
        .join();
  }

  private JsonNode found(String target) {
    HttpResponse<String> answer = server.get("/apis/tidings.dev/v1/" + target);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void aPageOfLargeEventsEndsEarlyAndLeadsToTheNext() {
    JsonNode first = found("search?limit=500");
    JsonNode second =
        found("search?limit=500&continue=" + first.at("/metadata/continue").asString());

    assertThat(first.path("total").intValue()).isEqualTo(4);
    assertThat(first.path("items")).hasSize(3);
    assertThat(first.at("/items/0/event/message").stringValue()).hasSize(LONG);
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.path("metadata").has("continue")).isFalse();
  }

  @Test
  void anObjectsLifeTellsTheBeginningsOfLongMessages() {
    JsonNode life = found("objects?kind=Pod&namespace=shop&name=web-0");

    assertThat(life.path("items")).hasSize(4);
    for (JsonNode moment : life.path("items")) {
      assertThat(moment.at("/event/message").stringValue()).hasSize(CUT).endsWith("m…");
    }
  }

  @Test
  void whatHappenedLastToObjectsIsToldByTheBeginningOfItsMessage() {
    assertThat(found("top?by=object").at("/items/0/lastMessage").stringValue())
        .hasSize(CUT)
        .endsWith("m…");
  }
}
