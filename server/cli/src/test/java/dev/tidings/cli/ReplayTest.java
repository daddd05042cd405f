package dev.tidings.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReplayTest {
  private static final Instant START = Instant.parse("2026-11-21T22:00:00Z");
  private static final String EVENTS = "/api/v1/namespaces/shop/events";

  @TempDir Path folder;
  private LiveServer live;

  @BeforeEach
  void start() throws CommandFailure {
    live = LiveServer.in(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    live.close();
  }

  @Test
  void createsAndPatchesAsTheWritersDid() throws Exception {
    String summary =
        replay(
            line(0, "ADDED", "v1", "a", 1),
            line(9, "MODIFIED", "v1", "a", 7),
            line(9, "BOOKMARK", "v1", "", 0));

    assertThat(summary)
        .startsWith(
            "replayed 1 created, 1 patched, 0 deleted, 0 refused, 1 that are no events in ");
    JsonNode event = live.api().read(EVENTS + "/a");
    assertThat(event.path("count").asInt()).isEqualTo(7);
    assertThat(event.path("metadata").path("uid").asString()).isNotEqualTo("recorded");
  }

  @Test
  void createsAnewWhatAPatchDoesNotFind() throws Exception {
    Path first = recording(line(0, "ADDED", "v1", "a", 1), line(900, "MODIFIED", "v1", "a", 2));
    try (Playback playback = playback(first)) {
      playback.playUntil(START, () -> {});
      live.api().call("DELETE", EVENTS + "/a", "", new byte[0]);
      playback.playUntil(Instant.MAX, () -> {});

      assertThat(playback.tally().summary(Duration.ZERO)).startsWith("2 created, 0 patched");
    }
    assertThat(live.api().read(EVENTS + "/a").path("count").asInt()).isEqualTo(2);
  }

  @Test
  void asksTheServerForWhatItHasForgotten() throws Exception {
    var tally = new ReplayTally();
    var replay = new EventReplay(live.api(), TimeShift.NONE, tally, new LastWritten(0));
    Path file = recording(line(0, "ADDED", "v1", "a", 1), line(9, "MODIFIED", "v1", "a", 7));
    try (var reader = new Recording("r", () -> Files.newInputStream(file)).open()) {
      replay.play(requireNonNull(reader.next()));
      replay.play(requireNonNull(reader.next()));
    }

    assertThat(tally.summary(Duration.ZERO)).startsWith("1 created, 1 patched, 0 deleted, 0 ref");
    assertThat(live.api().read(EVENTS + "/a").path("count").asInt()).isEqualTo(7);
  }

  @Test
  void countsWhatIsRefusedByCause() throws Exception {
    replay(line(0, "ADDED", "v1", "a", 1));

    assertThat(replay(line(0, "ADDED", "v1", "a", 1), line(0, "ADDED", "events.k8s.io/v1", "b", 1)))
        .startsWith(
            "replayed 0 created, 0 patched, 0 deleted, 2 refused (409 AlreadyExists: 1, 422 Invalid: 1) in ");
  }

  @Test
  void repeatsADeletionThatCameSoonAndLeavesExpiryToTheServer() throws Exception {
    String summary =
        replay(
            line(0, "ADDED", "v1", "deleted", 1),
            line(0, "ADDED", "v1", "expired", 1),
            line(299, "DELETED", "v1", "deleted", 1),
            line(300, "DELETED", "v1", "expired", 1),
            line(300, "DELETED", "v1", "never seen", 1));

    assertThat(summary)
        .startsWith(
            "replayed 2 created, 0 patched, 1 deleted, 0 refused, 2 expiries left to the server");
    assertThat(live.api().read(EVENTS).path("items")).hasSize(1);
  }

  @Test
  void movesTheStoryToNow() throws Exception {
    Instant before = Instant.now();
    replay(line(0, "ADDED", "v1", "a", 1), line(60, "ADDED", "v1", "b", 1));
    CommandRun run =
        CommandRun.of(
            "replay",
            recording(line(0, "ADDED", "v1", "c", 1), line(60, "ADDED", "v1", "d", 1)).toString(),
            "--shift-to-now",
            "--server",
            live.url().toString());

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(lastSeen("b")).isEqualTo(START.plusSeconds(60));
    assertThat(lastSeen("d")).isBetween(before.minusSeconds(1), Instant.now());
    assertThat(lastSeen("c")).isEqualTo(lastSeen("d").minusSeconds(60));
  }

  private Instant lastSeen(String name) throws Exception {
    return Instant.parse(live.api().read(EVENTS + "/" + name).path("lastTimestamp").asString());
  }

  private Playback playback(Path file) throws CommandFailure {
    var recording = new Recording(file.toString(), () -> Files.newInputStream(file));
    return new Playback(recording, live.api(), TimeShift.NONE, at -> at, Instant::now);
  }

  private String replay(String... lines) throws IOException {
    CommandRun run =
        CommandRun.of("replay", recording(lines).toString(), "--server", live.url().toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).hasLineCount(1);
    return run.out();
  }

  private Path recording(String... lines) throws IOException {
    return Files.write(folder.resolve("recording"), List.of(lines), StandardCharsets.UTF_8);
  }

  private static String line(int second, String type, String apiVersion, String name, int count) {
    Instant at = START.plusSeconds(second);
    return """
    {"receivedAt":"%s","type":"%s","object":{"kind":"Event","apiVersion":"%s",\
    "metadata":{"name":"%s","namespace":"shop","uid":"recorded","resourceVersion":"5"},\
    "involvedObject":{"kind":"Pod","namespace":"shop","name":"web"},"reason":"Pulled",\
    "source":{"component":"kubelet"},"firstTimestamp":"%s","lastTimestamp":"%s","count":%d,\
    "type":"Normal"}}"""
        .formatted(at, type, apiVersion, name, START, at, count);
  }
}
