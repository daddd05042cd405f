package dev.tidings.integration.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.integration.durability.ServerUnderTest.Answer;
import dev.tidings.store.kit.SmallDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose data lies on a small disk of its own; needs the right to mount one. */
@Timeout(120)
class DiskFullTest {
  private static final String LARGE = "x".repeat(100_000);
  private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(30);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  private int written;

  @Test
  void writesAreRefusedReadsAndWatchesGoOnAndThereIsRoomAgain() throws Exception {
    Path mounted = Files.createDirectory(home.resolve("small"));
    try (var small = SmallDisk.mount(mounted, 48, "a server whose disk is full")) {
      fillAndMakeRoom(small);
    }
  }

  @Test
  void aSnapshotThatFindsNoRoomIsOneLineAndLeavesNothing() throws Exception {
    Path mounted = Files.createDirectory(home.resolve("small"));
    try (var small = SmallDisk.mount(mounted, 1, "a snapshot saved to a disk that is full");
        var server = ServerUnderTest.start(home, List.of(), home.resolve("data"))) {
      assertThat(write(server).code()).isEqualTo(201);
      fillUp(small.resolve("ballast"));
      String file = small.resolve("events.zip").toString();
      try (var save = server.command(home, "snapshot", "save", file)) {
        assertThat(save.exit(RECOVERS_WITHIN)).isEqualTo(1);
        assertThat(save.stderr().lines())
            .singleElement()
            .asString()
            .startsWith("tidings: cannot save " + file)
            .contains("No space left");
      }
      assertThat(mounted).isDirectoryNotContaining(path -> !path.endsWith("ballast"));
    }
  }

  private static void fillUp(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private void fillAndMakeRoom(SmallDisk small) throws Exception {
    Path ballast = Files.write(small.resolve("ballast"), new byte[32 << 20]);
    try (var server = ServerUnderTest.start(home, List.of(), small.resolve("data"))) {
      var watch = new FollowedWatch(1);
      watch.follow(server);
      Answer refused = fill(server);

      assertThat(refused.code()).isEqualTo(503);
      assertThat(refused.body().path("reason").asString()).isEqualTo("ServiceUnavailable");
      assertThat(refused.body().path("details").path("retryAfterSeconds").asInt()).isEqualTo(5);
      assertThat(refused.retryAfter()).isEqualTo("5");
      assertThat(server.list()).hasSize(written);
      assertThat(watch.upTo(server.revision(), RECOVERS_WITHIN)).hasSize(written);
      assertThat(server.get("/livez").code()).isEqualTo(200);
      assertThat(server.get("/readyz").code()).isEqualTo(500);

      Files.delete(ballast);
      writesAgain(server);
      assertThat(server.get("/readyz").code()).isEqualTo(200);
      assertThat(server.list()).hasSize(written);
      assertThat(watch.upTo(server.revision(), RECOVERS_WITHIN)).hasSize(written);
    }
  }

  /** Writes until a write is refused, which is given. */
  private Answer fill(ServerUnderTest server) throws Exception {
    Answer answer = write(server);
    while (answer.code() == 201) {
      answer = write(server);
    }
    return answer;
  }

  private Answer write(ServerUnderTest server) throws Exception {
    Answer answer = server.create("e" + written, written + LARGE);
    written += answer.code() == 201 ? 1 : 0;
    return answer;
  }

  private void writesAgain(ServerUnderTest server) throws Exception {
    Instant deadline = Instant.now().plus(RECOVERS_WITHIN);
    while (write(server).code() != 201) {
      assertThat(Instant.now()).as("there is room again").isBefore(deadline);
      Thread.sleep(100);
    }
  }
}
