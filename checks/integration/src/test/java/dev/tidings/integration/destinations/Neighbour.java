package dev.tidings.integration.destinations;

import dev.tidings.integration.NotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody else's server, from a module of checks, in a JVM of its own. */
final class Neighbour implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Process process;
  private final String ready;

  private Neighbour(Process process, String ready) {
    this.process = process;
    this.ready = ready;
  }

  /**
   * Starts one, and waits until it says that it is ready.
   *
   * @param module what it is built in
   * @param home of its files
   * @return empty where it has not been built; then that is told
   */
  static Optional<Neighbour> start(String module, Path home, String main, String... arguments)
      throws IOException, InterruptedException {
    Path built = Path.of("..", module, "target").toAbsolutePath().normalize();
    if (!Files.isDirectory(built.resolve("lib"))) {
      NotRun.say("checks/" + module + " is not built", main);
      return Optional.empty();
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", built.resolve("classes") + ":" + built.resolve("lib") + "/*"));
    command.add(main);
    command.addAll(List.of(arguments));
    return Optional.of(start(command, Files.createTempDirectory(home, module)));
  }

  private static Neighbour start(List<String> command, Path output)
      throws IOException, InterruptedException {
    Path stdout = output.resolve("stdout");
    Process process =
        new ProcessBuilder(command)
            .directory(output.toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(output.resolve("stderr").toFile())
            .start();
    long limit = System.nanoTime() + READY_WITHIN.toNanos();
    while (process.isAlive() && System.nanoTime() < limit) {
      Optional<String> ready =
          Files.readAllLines(stdout).stream().filter(line -> line.startsWith("ready")).findFirst();
      if (ready.isPresent()) {
        return new Neighbour(process, ready.get());
      }
      Thread.sleep(LOOK_AGAIN);
    }
    process.destroyForcibly();
    throw new IOException("did not start: " + Files.readString(output.resolve("stderr")));
  }

  /** The last word of what it said when it was ready. */
  String said() {
    return ready.substring(ready.lastIndexOf(' ') + 1);
  }

  /** Kills it, as {@code kill -9} does. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
