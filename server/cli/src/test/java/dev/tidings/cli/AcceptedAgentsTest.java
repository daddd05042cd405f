package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.observations.ObservationTaker.Taking;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.collect.Collectors;
import dev.tidings.collect.Receiver;
import dev.tidings.collect.retention.Retention;
import dev.tidings.store.Clusters;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AcceptedAgentsTest {
  private static final byte[] BATCH = "{\"seen\":\"listed\",\"events\":[]}".getBytes(UTF_8);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Collectors collectors;

  @SuppressWarnings("NullAway.Init")
  private Receiver receiver;

  private AcceptedAgents agents(Collectors.StoreOpener stores) throws IOException {
    var place =
        new Collectors.Place(
            folder,
            stores,
            Retention.of(Duration.ofDays(7)),
            null,
            InstantSource.system(),
            new Random(7));
    collectors = Collectors.open(place, new Clusters(), new SimpleMeterRegistry());
    receiver = new Receiver(collectors);
    return new AcceptedAgents(receiver);
  }

  @AfterEach
  void close() {
    receiver.close();
    collectors.close();
  }

  private static CompletableFuture<Taking> take(AcceptedAgents agents, String name, byte[] body) {
    return agents.take(name, body).toCompletableFuture();
  }

  @Test
  void onlyWhatIsWrongWithTheBodyOrTheNameIsUnreadable() throws IOException {
    AcceptedAgents agents =
        agents(
            place -> {
              throw new IllegalArgumentException("of this machine");
            });

    assertThat(take(agents, "edge", "nonsense".getBytes(UTF_8)).join())
        .isInstanceOf(Taking.Unreadable.class);
    assertThat(take(agents, "tidings", BATCH).join()).isInstanceOf(Taking.Unreadable.class);
    assertThat(take(agents, "edge", BATCH))
        .failsWithin(Duration.ofSeconds(60))
        .withThrowableThat()
        .havingCause()
        .withMessage("of this machine");
  }

  @Test
  void agentsMakeNoMoreThanSoManyClusters() throws IOException {
    var one = RocksEventStore.open(RocksOptions.of(folder.resolve("Store"), new StoredTerms()));
    AcceptedAgents agents = agents(place -> one);
    for (int i = 0; i < 200; i++) {
      assertThat(take(agents, "edge-" + i, BATCH).join()).isInstanceOf(Taking.Taken.class);
    }

    assertThat(take(agents, "edge-200", BATCH).join()).isInstanceOf(Taking.Busy.class);
    assertThat(take(agents, "edge-199", BATCH).join()).isInstanceOf(Taking.Taken.class);
  }
}
