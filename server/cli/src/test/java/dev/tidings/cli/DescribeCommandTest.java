package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The story of an image that cannot be pulled, described while it goes on over a real server. */
class DescribeCommandTest {
  private static final List<String> MOMENTS =
      List.of("004s", "030s", "090s", "240s", "480s", "780s");

  @TempDir Path folder;

  @Test
  void printsWhatKubectlDescribePrinted() throws Exception {
    JsonNode capturedAt = ApiClient.JSON.readTree(text("captured-at.json"));
    try (LiveServer live = LiveServer.in(folder);
        Playback story = play(live)) {
      for (String moment : MOMENTS) {
        String capture = moment + "/describe-pod.txt";
        Instant noted = Instant.parse(capturedAt.path(capture).asString());
        story.playUntil(noted, () -> {});

        assertThat(described(live, "po/nginx-6f95fd8ffb-gfvdl", noted)).contains(block(capture));
      }
    }
  }

  @Test
  void findsKindsAsKubectlDoes() throws Exception {
    try (LiveServer live = LiveServer.in(folder);
        Playback story = play(live)) {
      story.playUntil(Instant.MAX, () -> {});
      String expected = describe(live, "deployment/nginx", Instant.now()).out();

      assertThat(expected).contains("ScalingReplicaSet").hasLineCount(4);
      for (String kind :
          List.of("deploy", "Deployment", "deployments.apps", "deployments.v1.apps")) {
        assertThat(describe(live, kind + "/nginx", Instant.now()).out())
            .as(kind)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void saysThatThereAreNone() throws Exception {
    try (LiveServer live = LiveServer.in(folder)) {
      CommandRun run = describe(live, "pod/none", Instant.now());

      assertThat(run.exit()).isZero();
      assertThat(run.out()).isEqualTo("Events:  <none>\n");
    }
  }

  private static Playback play(LiveServer live) throws CommandFailure {
    var recording = new Recording("the story", () -> resource("/image-pull-failure.jsonl.gz"));
    return new Playback(recording, live.api(), TimeShift.NONE, at -> at, InstantSource.system());
  }

  /**
   * What is printed at the moment of a capture, which was noted to the second: these are the
   * moments within a second of it. kubectl 1.32, with which it was captured, did not say which
   * container a message is about.
   */
  private static Stream<String> described(LiveServer live, String object, Instant noted) {
    return IntStream.range(-4, 4)
        .mapToObj(quarter -> describe(live, object, noted.plusMillis(quarter * 250L)).out())
        .map(text -> text.replace("spec.containers{nginx}: ", ""));
  }

  private static CommandRun describe(LiveServer live, String object, Instant now) {
    return CommandRun.at(
        InstantSource.fixed(now),
        "describe",
        object,
        "-n",
        "image-demo",
        "--server",
        "" + live.url());
  }

  private static String block(String capture) throws IOException {
    String whole = text(capture);
    return whole.substring(whole.indexOf("Events:\n"));
  }

  private static String text(String name) throws IOException {
    try (InputStream resource = resource("/image-pull-failure/" + name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(DescribeCommandTest.class.getResourceAsStream(name), name);
  }
}
