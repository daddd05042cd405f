package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.cli.kit.TidingsProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo --once} prints rows that real kubectl prints too, from the same store. */
class DemoTest {
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(5);
  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final Pattern ROW =
      Pattern.compile("(\\S+) +((?:\\d+[smhdy])+) +(.*)", Pattern.DOTALL);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  /** A row of {@code get events -A}: what is beside the age, its columns one blank apart. */
  private record Row(String namespace, String age, String rest) {
    static List<Row> of(String printed) {
      return printed.lines().map(ROW::matcher).filter(Matcher::matches).map(Row::of).toList();
    }

    private static Row of(Matcher row) {
      return new Row(row.group(1), row.group(2), row.group(3).replaceAll(" +", " ").strip());
    }

    /** Whether this was printed of the same event, at most so much later. */
    boolean isLater(Row earlier, Duration elapsed) {
      return namespace.equals(earlier.namespace)
          && rest.equals(earlier.rest)
          && Ages.close(age, earlier.age, elapsed.toSeconds() + 1);
    }
  }

  @Test
  void theNewestRowsAreWhatKubectlPrints() throws Exception {
    Instant start = Instant.now();
    List<Row> shown = Row.of(tellOnce());
    assertThat(shown).hasSizeGreaterThanOrEqualTo(10);
    Optional<String> kubectl = Kubectl.find("rows of the demo, compared with kubectl's");
    assumeTrue(kubectl.isPresent(), "no kubectl");
    List<Row> printed = Row.of(kubectlGetsEvents(kubectl.orElseThrow()));
    Duration elapsed = Duration.between(start, Instant.now());
    assertThat(printed).hasSizeGreaterThan(shown.size());
    for (Row row : shown) {
      assertThat(printed).as("kubectl's rows").anyMatch(other -> other.isLater(row, elapsed));
    }
    long newer =
        printed.stream().filter(row -> Ages.isYounger(row.age(), shown.get(0).age())).count();
    assertThat(newer).as("rows that are newer than those shown").isLessThan(shown.size());
  }

  private String tellOnce() throws Exception {
    try (TidingsProcess demo =
        TidingsProcess.java(
            home, "512m", "demo", "--once", "--listen", "127.0.0.1:0", "--data", home + "/demo")) {
      assertThat(demo.exit(TOLD_WITHIN)).as(demo.stderr()).isZero();
      return demo.stdout();
    }
  }

  private String kubectlGetsEvents(String binary) throws Exception {
    try (TidingsProcess server =
        TidingsProcess.java(
            home,
            "512m",
            "serve",
            "--event-ttl",
            "24h",
            "--listen",
            "127.0.0.1:0",
            "--data",
            home + "/demo/store")) {
      Kubectl kubectl = Kubectl.to(server.ready(READY_WITHIN), binary, home);
      Kubectl.Result result = kubectl.run("", "get", "events", "-A");
      assertThat(result.exit()).as(result.stderr()).isZero();
      return result.stdout();
    }
  }
}
