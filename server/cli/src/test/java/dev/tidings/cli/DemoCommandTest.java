package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path folder;

  @Test
  void tellsTheStoryOnceAndEndsWithTheNewestEvents() throws Exception {
    CommandRun run =
        CommandRun.of("demo", "--once", "--listen", "127.0.0.1:0", "--data", folder.toString());

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> shown = rows(run.out());
    assertThat(shown).hasSize(16);
    assertThat(shown.getFirst()).matches("NAMESPACE +LAST SEEN +TYPE +REASON +OBJECT +MESSAGE");
    assertThat(shown.getLast()).contains("SawCompletedJob", "cronjob/broken", "condition: Failed");
    assertThat(run.out()).endsWith("These are the newest of 6150 events, read back over HTTP.\n");
    assertThat(withoutAges(shown)).isEqualTo(withoutAges(rows(newestOfTheStore())));
  }

  @Test
  void leavesAFolderAloneThatHoldsEvents() throws Exception {
    try (LiveServer live = LiveServer.in(folder.resolve("store"))) {
      byte[] event =
          "{\"metadata\":{\"name\":\"a\"},\"involvedObject\":{\"namespace\":\"n\"}}"
              .getBytes(UTF_8);
      live.api().call("POST", "/api/v1/namespaces/n/events", "application/json", event);
    }
    CommandRun run =
        CommandRun.of("demo", "--once", "--listen", "127.0.0.1:0", "--data", folder.toString());

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "tidings: "
                    + folder
                    + " holds events already; a demo needs a folder of its own (--data)"
                    + System.lineSeparator()));
  }

  private String newestOfTheStore() throws Exception {
    try (LiveServer live = LiveServer.in(folder.resolve("store"))) {
      return new NewestEvents(ObjectEvents.all(live.api()).list()).table(15, Instant.now());
    }
  }

  private static List<String> rows(String out) {
    return out.lines().dropWhile(line -> !line.startsWith("NAMESPACE")).limit(16).toList();
  }

  private static List<String> withoutAges(List<String> rows) {
    return rows.stream().map(row -> row.replaceFirst("^(\\S+ +)\\S+ +", "$1")).toList();
  }
}
