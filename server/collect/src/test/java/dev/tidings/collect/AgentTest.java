package dev.tidings.collect;

import static dev.tidings.collect.SourceCluster.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.ApiServer;
import dev.tidings.api.ApiServerOptions;
import dev.tidings.api.observations.ObservationTaker;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.codec.UpstreamVersion;
import dev.tidings.event.Event;
import dev.tidings.sink.http.ServerAccess;
import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cluster, an agent and a server, over real sockets and disks; each goes away and comes back. */
@Timeout(180)
class AgentTest {
  @TempDir Path folder;
  private SourceCluster source;
  private Home home;

  /** The server that keeps the events. */
  private final class Home implements AutoCloseable {
    private final Collected kept = new Collected(folder.resolve("home"));
    private final Receiver receiver = new Receiver(kept.collectors);
    private final RocksEventStore own =
        RocksEventStore.open(RocksOptions.of(folder.resolve("own"), new StoredTerms()));
    private final ApiServer api;

    Home(int port) throws IOException {
      api =
          ApiServer.start(
              ApiServerOptions.loopback(port).withAgents(this::take),
              own,
              new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    private CompletionStage<ObservationTaker.Taking> take(String cluster, byte[] body) {
      return receiver
          .take(cluster, body)
          .thenApply(
              taken ->
                  new ObservationTaker.Taking.Taken(
                      taken.written(), taken.unchanged(), taken.refused()));
    }

    @Override
    public void close() {
      api.close();
      receiver.close();
      kept.close();
      own.close();
    }
  }

  @BeforeEach
  void begin() throws IOException {
    source = new SourceCluster(folder.resolve("source"));
    home = new Home(0);
  }

  @AfterEach
  void end() {
    home.close();
    source.close();
  }

  private Agent agent() throws IOException {
    return agent(64L << 20);
  }

  private Agent agent(long spoolBytes) throws IOException {
    return Agent.start(
        new Agent.Task("edge", source.access(), ServerAccess.of(URI.create(home.api.url()))),
        new Agent.Place(
            folder.resolve("agent"), spoolBytes, InstantSource.system(), new Random(7)));
  }

  private static Predicate<List<Event>> has(String name, int count) {
    return events ->
        events.stream().anyMatch(e -> e.metadata().name().equals(name) && e.count() == count);
  }

  /** The cluster is there once its agent has said something. */
  private List<Event> await(Predicate<List<Event>> wanted) throws InterruptedException {
    var known = new CountDownLatch(1);
    try (var listening =
        home.kept.clusters.listen(
            new Clusters.Listener() {
              @Override
              public void added(Cluster cluster) {
                known.countDown();
              }

              @Override
              public void removed(Cluster cluster) {}
            })) {
      assertThat(known.await(60, TimeUnit.SECONDS)).isTrue();
    }
    return home.kept.await("edge", wanted);
  }

  @Test
  void anEventArrivesAsItsClusterHasIt() throws Exception {
    Event before = event("shop", "before", 1);
    long revision = source.write(before);
    try (Agent agent = agent()) {
      Event kept = await(has("before", 1)).getFirst();

      assertThat(kept.metadata().uid()).isEqualTo(before.metadata().uid());
      assertThat(kept.metadata().creationTimestamp())
          .isEqualTo(before.metadata().creationTimestamp());
      assertThat(kept.lastTimestamp()).isEqualTo(before.lastTimestamp());
      assertThat(kept.metadata().annotations())
          .containsEntry(UpstreamVersion.ANNOTATION, Long.toString(revision));
      assertThat(agent.summary()).contains("0 lost", "0 refused");
    }
  }

  @Test
  void everyUpdateArrivesOnceAndInOrderThoughAgentAndServerGoAwayAndComeBack() throws Exception {
    Agent agent = agent();
    try {
      for (int count = 1; count <= 40; count++) {
        source.write(event("shop", "crash", count));
        if (count % 10 == 3) {
          agent.close();
          agent = agent();
        }
        if (count % 10 == 6) {
          int port = home.api.port();
          home.close();
          source.write(event("shop", "while-away-" + count, 1));
          home = new Home(port);
        }
        await(has("crash", count));
      }
      await(has("while-away-36", 1));
      assertThat(home.kept.history("edge", "crash"))
          .extracting(Event::count)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
      assertThat(home.kept.events("edge")).hasSize(5);
    } finally {
      agent.close();
    }
  }

  @Test
  void whatASpoolHasNoRoomForIsToldAsAGap() throws Exception {
    try (Agent agent = agent(1 << 20)) {
      source.write(event("shop", "before", 1));
      await(has("before", 1));
      int port = home.api.port();
      home.close();
      String message = "x".repeat(30_000);
      for (int i = 0; i < 100; i++) {
        source.write(event("shop", "e" + i, 1).toBuilder().message(message).build());
      }
      awaitSpooled(agent, 101);
      home = new Home(port);

      List<Event> events = await(has("e99", 1).and(all -> all.stream().anyMatch(AgentTest::isGap)));

      Event gap = events.stream().filter(AgentTest::isGap).findFirst().orElseThrow();
      assertThat(gap.message()).contains("may be missing", "room");
      assertThat(agent.summary()).doesNotContain(" 0 lost");
      assertThat(events.size()).isLessThan(100);
    }
  }

  private static boolean isGap(Event event) {
    return event.reason().equals("EventsMissed");
  }

  private static void awaitSpooled(Agent agent, int events) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!agent.summary().startsWith(events + " seen")) {
      assertThat(System.nanoTime()).as(agent.summary()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void aClusterThatIsFollowedFromHereIsNoAgents() throws Exception {
    home.kept.collectors.follow("edge", source.access());

    assertThat(home.receiver.take("edge", batch()).toCompletableFuture())
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(Receiver.FollowedException.class);
  }

  @Test
  void whatAnAgentIsWritingIsEndedWhenItsClusterIsFollowedFromHere() throws Exception {
    Received told = home.kept.collectors.receive("edge").orElseThrow();

    home.kept.collectors.follow("edge", source.access());

    assertThatThrownBy(() -> told.take(new BatchJson.Sent(Batch.listed(List.of()), 0)))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../own", "tidings", ""})
  void aNameThatNoClusterCanHaveIsRefused(String name) {
    assertThat(home.receiver.take(name, batch()).toCompletableFuture())
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(Receiver.UnreadableException.class);
    assertThat(home.kept.clusters.all()).isEmpty();
  }

  private static byte[] batch() {
    return BatchJson.encode(Batch.listed(List.of()));
  }
}
