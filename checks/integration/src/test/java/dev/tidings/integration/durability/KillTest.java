package dev.tidings.integration.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.integration.durability.FollowedWatch.Change;
import dev.tidings.integration.durability.ServerUnderTest.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random moments under full write load, as often as system property {@code
 * tidings.kills} says.
 */
@Timeout(3600)
class KillTest {
  private static final int KILLS = Integer.getInteger("tidings.kills", 1);
  private static final int MOST_WRITES = 1_500;
  private static final int LEAST_WRITES = 200;
  private static final Duration TTL = Duration.ofSeconds(8);
  private static final Duration SLACK = Duration.ofSeconds(10);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  private final Ledger ledger = new Ledger(TTL);
  private final Random random = new Random();

  @Test
  void whatWasAcknowledgedIsThereAndWatchersMissNothing() throws Exception {
    var watch = new FollowedWatch(1);
    int found = 0;
    for (int round = 0; round < KILLS; round++) {
      // Every other kill comes while tables are being written and rewritten.
      boolean small = round % 2 == 0;
      try (ServerUnderTest server = small ? startSmall() : start()) {
        found += ledger.settle(server.list(), Instant.now());
        watch.follow(server);
        LoadWriters load = LoadWriters.start(server, ledger, round, small ? LoadWriters.LARGE : "");
        load.await(random.nextInt(small ? LEAST_WRITES : 0, MOST_WRITES));
        server.kill();
        assertThat(load.stop()).isEmpty();
        watch.awaitEnd();
      }
    }
    try (ServerUnderTest server = startSmall()) {
      found += ledger.settle(server.list(), Instant.now());
      watch.follow(server);
      expiresInTime(server);
      assertThat(tables()).as("tables that were written").isPositive();
      List<Change> seen = watch.upTo(server.revision(), SLACK);
      assertThatNothingIsMissing(seen);
      System.out.printf(
          "killed %d times: %d writes acknowledged, %d events found again, %d changes watched%n",
          KILLS, ledger.acknowledgements(), found, seen.size());
    }
  }

  private ServerUnderTest start(String... flags) throws Exception {
    String[] all =
        Stream.concat(Stream.of("--event-ttl", TTL.toSeconds() + "s"), Stream.of(flags))
            .toArray(String[]::new);
    return ServerUnderTest.start(home, List.of(), home.resolve("data"), all);
  }

  private ServerUnderTest startSmall() throws Exception {
    return start(ServerUnderTest.SMALL_BUFFERS);
  }

  private long tables() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("data"))) {
      return files.filter(file -> file.toString().endsWith(".sst")).count();
    }
  }

  /** Nothing is written any more: everything goes. */
  private static void expiresInTime(ServerUnderTest server) throws Exception {
    Instant deadline = Instant.now().plus(TTL).plus(SLACK);
    while (!server.list().isEmpty()) {
      assertThat(Instant.now()).as("everything has expired").isBefore(deadline);
      Thread.sleep(200);
    }
  }

  private void assertThatNothingIsMissing(List<Change> seen) {
    Map<Long, Shown> written = new HashMap<>();
    Map<String, Shown> present = new HashMap<>();
    long before = 1;
    for (Change change : seen) {
      Shown event = change.event();
      assertThat(event.revision()).as("after " + before + ": " + change).isGreaterThan(before);
      before = event.revision();
      if (!change.type().equals("DELETED")) {
        written.put(event.revision(), event);
      }
      Shown earlier = replay(change, present);
      assertThat(earlier == null).as(change.toString()).isEqualTo(change.type().equals("ADDED"));
    }
    assertThat(present).as("what is left at the end").isEmpty();
    for (Ledger.Acknowledged write : ledger.all()) {
      assertThat(written.get(write.revision()))
          .isEqualTo(new Shown(write.name(), write.message(), write.revision()));
    }
  }

  private static @Nullable Shown replay(Change change, Map<String, Shown> present) {
    String name = change.event().name();
    return change.type().equals("DELETED")
        ? present.remove(name)
        : present.put(name, change.event());
  }
}
