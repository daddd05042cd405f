package dev.tidings.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The command in a process of its own, as the launcher starts it. */
final class TidingsProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Path err;

  private TidingsProcess(Process process, Path err) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.err = err;
  }

  static TidingsProcess start(Path folder, String... arguments) throws IOException {
    Path err = Files.createTempFile(folder, "stderr", "");
    var command =
        new ArrayList<String>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Tidings.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile()).start();
    return new TidingsProcess(process, err);
  }

  /** The next line on standard output; null at its end. */
  @Nullable String line() throws IOException {
    return out.readLine();
  }

  /** Everything else on standard output, once the process has ended. */
  List<String> rest() {
    return out.lines().toList();
  }

  List<String> errors() throws IOException {
    return Files.readAllLines(err);
  }

  /** Sends SIGTERM; what the process still prints can be read. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** The exit code, which must come within the ten seconds that a server has to end. */
  int exit() throws InterruptedException {
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("still there after 10 s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
