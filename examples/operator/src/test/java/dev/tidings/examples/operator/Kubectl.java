package dev.tidings.examples.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The kubectl of this machine, if it has one. */
final class Kubectl {
  private static final long SECONDS = 60;

  private Kubectl() {}

  /**
   * What a command prints, run with a home of its own; where there is no kubectl, the test is
   * reported as not run.
   */
  static List<String> lines(URI server, Path home, String command)
      throws IOException, InterruptedException {
    String binary = Optional.ofNullable(System.getenv("KUBECTL")).orElse("kubectl");
    List<String> argv =
        new ArrayList<>(List.of(binary, "--kubeconfig=/dev/null", "--server=" + server));
    argv.addAll(List.of(command.split(" ", -1)));
    Path printed = home.resolve("printed");
    Process process = start(argv, home, printed);
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("kubectl ended").isTrue();
      assertThat(process.exitValue()).isZero();
      return Files.readAllLines(printed);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(List<String> argv, Path home, Path printed) throws IOException {
    var builder =
        new ProcessBuilder(argv)
            .redirectOutput(printed.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("HOME", home.toString());
    try {
      return builder.start();
    } catch (IOException absent) {
      notRun();
      assumeTrue(false, "no kubectl");
      throw absent;
    }
  }

  private static void notRun() throws IOException {
    Path file = Path.of(System.getProperty("tidings.notRun", "target/not-run.txt"));
    Files.writeString(
        file,
        "no kubectl: the example operator's events, as it shows them\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
