package dev.tidings.load;

import dev.tidings.load.server.Launch;
import dev.tidings.load.soak.Soak;
import dev.tidings.load.soak.SoakPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./bench soak}: exits with 1 when something broke. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Writes, watches, lists, expiry and restarts for a long time. Prints a line a minute and a"
          + " verdict: nothing lost, no error, memory, disk and latencies flat.",
      "",
    })
final class SoakCommand implements Callable<Integer> {
  @Mixin private final Place place = new Place();

  @Parameters(
      arity = "0..1",
      paramLabel = "DURATION",
      converter = Durations.class,
      description = "How long. Default: 60m.")
  private Duration length = Duration.ofHours(1);

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Writes per second. Default: ${DEFAULT-VALUE}.")
  private int rate = 300;

  @Option(
      names = "--restarts",
      paramLabel = "N",
      description = "How often the server is ended, every other time with kill -9. Default: 5.")
  private int restarts = 5;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Launch launch = place.prepare()) {
      return Soak.run(new SoakPlan(length, rate, restarts), launch, System.out) ? 0 : 1;
    }
  }
}
