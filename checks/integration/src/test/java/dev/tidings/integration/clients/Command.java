package dev.tidings.integration.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What came of a command. */
record Command(int exit, List<String> lines) {
  private static final int NOT_THERE = 127;

  /** Runs a command in a folder to its end. */
  static Command run(Path folder, String... command) throws InterruptedException {
    return of(new ProcessBuilder(command).directory(folder.toFile()));
  }

  /** Runs a command to its end. */
  static Command of(ProcessBuilder command) throws InterruptedException {
    try {
      Process process = command.redirectErrorStream(true).start();
      process.getOutputStream().close();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), UTF_8).strip().lines().toList();
      return new Command(process.waitFor(), lines);
    } catch (IOException notThere) {
      return new Command(NOT_THERE, List.of("no " + command.command().getFirst()));
    }
  }

  boolean worked() {
    return exit == 0;
  }

  /** What it said last, which is why it did not work. */
  String reason() {
    return lines.isEmpty() ? "exit code " + exit : lines.getLast();
  }
}
