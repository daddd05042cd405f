package dev.tidings.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.load.server.Launch;
import dev.tidings.load.soak.Soak;
import dev.tidings.load.soak.SoakPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * By itself too short to judge memory or latencies: it shows that the soak works. {@code
 * tidings.soak} says how long it is to take, such as 10m.
 */
class SoakTest {
  private static final @Nullable String ASKED_FOR = System.getProperty("tidings.soak");

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void aFewSecondsWithAKilledServerLoseNothing() throws IOException, InterruptedException {
    var said = new ByteArrayOutputStream();
    boolean well;
    try (Launch launch = Launch.prepare(ServerUnderTest.command(), folder)) {
      well =
          Soak.run(
              new SoakPlan(Duration.ofSeconds(3), 50, 1),
              launch,
              new PrintStream(said, true, UTF_8));
    }
    assertThat(said.toString(UTF_8)).contains("killed (-9); serving again", "all well");
    assertThat(well).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aLongTimeLeavesMemoryDiskAndLatenciesAsTheyWere() throws IOException, InterruptedException {
    assumeTrue(ASKED_FOR != null, "not asked for");
    var plan = new SoakPlan(new Durations().convert(requireNonNull(ASKED_FOR)), 300, 5);
    try (Launch launch = Launch.prepare(ServerUnderTest.command(), folder)) {
      assertThat(Soak.run(plan, launch, System.out)).isTrue();
    }
  }
}
