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

/** The kubectl of this machine, if it has one. */
final class Kubectl {
  private Kubectl() {}

  /** What a command prints; where there is no kubectl, the test is reported as not run. */
  static List<String> lines(URI server, String command) throws IOException, InterruptedException {
    String binary = Optional.ofNullable(System.getenv("KUBECTL")).orElse("kubectl");
    List<String> argv =
        new ArrayList<>(List.of(binary, "--kubeconfig=/dev/null", "--server=" + server));
    argv.addAll(List.of(command.split(" ", -1)));
    Process process = start(argv);
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }

  private static Process start(List<String> argv) throws IOException {
    try {
      return new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.INHERIT).start();
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
