package dev.tidings.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.load.server.Launch;
import dev.tidings.load.soak.Soak;
import dev.tidings.load.soak.SoakPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Too short to judge memory or latencies: it shows that the soak itself works. */
@Timeout(300)
class SoakTest {
  @TempDir Path folder;

  @Test
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
}
