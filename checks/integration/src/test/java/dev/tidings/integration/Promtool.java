package dev.tidings.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prometheus' own checker of rules (Debian has it in its package prometheus). */
record Promtool(Path binary) {
  private static final long SECONDS = 60;

  /** Empty where it is not installed, which is said. */
  static Optional<Promtool> find(String what) throws IOException {
    return onPath("promtool", what).map(Promtool::new);
  }

  /** A program of Prometheus'; empty where it is not installed, which is said. */
  static Optional<Path> onPath(String name, String what) throws IOException {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      NotRun.say("no " + name, what);
    }
    return found;
  }

  /** What it prints, behind the code that it ends with. */
  String run(Path file, String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("promtool", ".txt");
    try {
      Process process =
          new ProcessBuilder(
                  Stream.of(
                          Stream.of(binary.toString()),
                          Stream.of(command),
                          Stream.of(file.toString()))
                      .flatMap(each -> each)
                      .toList())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return process.waitFor() + "\n" + Files.readString(said);
    } finally {
      Files.delete(said);
    }
  }
}
