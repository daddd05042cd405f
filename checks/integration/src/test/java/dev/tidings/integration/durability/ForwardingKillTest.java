package dev.tidings.integration.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.integration.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a server that forwards, at random moments under full write load, as often as
 * system property {@code tidings.kills} says.
 */
@Timeout(3600)
class ForwardingKillTest {
  private static final int KILLS = Integer.getInteger("tidings.kills", 1);
  private static final int MOST_WRITES = 1_500;
  private static final int BATCH = 20;
  private static final Duration TTL = Duration.ofHours(1);

  /** A line that is whole: a crash may cut one. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"id\":\"prod/[-0-9a-f]+/(\\d+)\",\"event\":\\{.*(m-\\d+-\\d+-\\d+)\\..*\\}\\}");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  private final Ledger ledger = new Ledger(TTL);
  private final Random random = new Random();

  @Test
  void everyChangeArrivesAndNoMoreThanABatchComesTwiceForEachKill() throws Exception {
    Path sent = home.resolve("sent.jsonl");
    Files.writeString(
        home.resolve("routes.yaml"),
        """
        cluster: prod
        routes:
        - {name: r, delivery: {batch: %d}, destination: {file: {path: "%s"}}}
        """
            .formatted(BATCH, sent));
    for (int round = 0; round < KILLS; round++) {
      try (ServerUnderTest server = start()) {
        ledger.settle(server.list(), Instant.now());
        LoadWriters load = LoadWriters.start(server, ledger, round, "");
        load.await(random.nextInt(MOST_WRITES));
        server.kill();
        assertThat(load.stop()).isEmpty();
      }
    }
    try (ServerUnderTest server = start()) {
      assertThat(Patience.look(() -> lag(server), lag -> lag == 0)).isZero();
    }
    assertThatAllArrived(sent);
  }

  private ServerUnderTest start() throws Exception {
    return ServerUnderTest.start(
        home, List.of(), home.resolve("data"), "--routes", home.resolve("routes.yaml").toString());
  }

  private static long lag(ServerUnderTest server) throws Exception {
    return server
        .get("/apis/tidings.dev/v1/routes")
        .body()
        .at("/items/0/status/clusters/0/lagRevisions")
        .asLong(1);
  }

  private void assertThatAllArrived(Path sent) throws IOException {
    var messages = new HashMap<Long, String>();
    int lines = 0;
    for (String line : Files.readAllLines(sent)) {
      Matcher whole = LINE.matcher(line);
      if (whole.matches()) {
        lines++;
        messages.put(Long.valueOf(whole.group(1)), whole.group(2) + ".");
      }
    }
    for (Ledger.Acknowledged write : ledger.all()) {
      assertThat(write.message()).startsWith(messages.getOrDefault(write.revision(), "nothing"));
    }
    int twice = lines - messages.size();
    System.out.printf(
        "killed %d times: %d writes acknowledged, %d lines, %d of them not for the first time%n",
        KILLS, ledger.acknowledgements(), lines, twice);
    assertThat(twice).isLessThanOrEqualTo(KILLS * BATCH);
  }
}
