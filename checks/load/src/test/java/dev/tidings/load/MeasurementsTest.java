package dev.tidings.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.load.measure.Bench;
import dev.tidings.load.measure.Measurements;
import dev.tidings.load.measure.Results;
import dev.tidings.load.measure.Scale;
import dev.tidings.load.server.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Too short to say anything about the server: it shows that the measurements work. */
@Timeout(300)
class MeasurementsTest {
  @TempDir Path folder;

  @Test
  void eachGivesItsFiguresAndLeavesNothingBehind() throws IOException, InterruptedException {
    var said = new ByteArrayOutputStream();
    Results results = new Results();
    try (Launch launch = Launch.prepare(ServerUnderTest.command(), folder)) {
      Measurements.make(
          new Bench(
              launch,
              new Scale(1, Duration.ofMillis(200), 1000),
              Set.of("object", "pages", "table", "mix", "own-watch"),
              results,
              new PrintStream(said, true, UTF_8)));
    }
    assertThat(results.failures()).as(said.toString(UTF_8)).isEmpty();
    assertThat(results.median("object.1000.rate")).isPositive();
    assertThat(results.median("pages.1000")).isPositive();
    assertThat(results.median("table.1000")).isPositive();
    assertThat(results.median("mix.1000.delivered")).isEqualTo(100);
    assertThat(results.median("own-watch.delivered")).isEqualTo(100);
    assertThat(folder).isEmptyDirectory();
  }
}
