package dev.tidings.cli.kit;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tidings command in a process of its own; its output is in files. Closing it kills what is
 * left of it.
 */
public final class TidingsProcess implements AutoCloseable {
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
  private static final String READY = "tidings: ready on ";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Process process;
  private final boolean wrapped;
  private final Path stdout;
  private final Path stderr;

  private TidingsProcess(Process process, boolean wrapped, Path folder) {
    this.process = process;
    this.wrapped = wrapped;
    this.stdout = folder.resolve("stdout");
    this.stderr = folder.resolve("stderr");
  }

  /** The command as a user starts it from a clone of the repository. */
  public static TidingsProcess launched(Path home, String... arguments) throws IOException {
    return start(home, List.of(launcher()), arguments);
  }

  /** The same with a variable of the environment: {@code NAME=value}. */
  public static TidingsProcess launchedWith(String variable, Path home, String... arguments)
      throws IOException {
    return start(home, List.of("env", variable, launcher()), arguments);
  }

  private static String launcher() {
    return Path.of("../../tidings").toAbsolutePath().normalize().toString();
  }

  /** The command's main class in a JVM with the heap given, on the classes of this build. */
  public static TidingsProcess java(Path home, String heap, String... arguments)
      throws IOException {
    return program("dev.tidings.cli.Tidings", home, heap, arguments);
  }

  /** A program of this build, by its main class. */
  public static TidingsProcess program(String main, Path home, String heap, String... arguments)
      throws IOException {
    return start(home, program(main, heap), arguments);
  }

  /** The command's main class, run by another command (or none) before it, such as a tracer. */
  public static TidingsProcess wrapped(List<String> wrapper, Path home, String... arguments)
      throws IOException {
    List<String> command = program("dev.tidings.cli.Tidings", "256m");
    List<String> argv = Stream.concat(wrapper.stream(), command.stream()).toList();
    return start(home, !wrapper.isEmpty(), argv, arguments);
  }

  private static List<String> program(String main, String heap) {
    String classes =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-Xmx" + heap, "--enable-native-access=ALL-UNNAMED", "-cp", classes, main);
  }

  private static TidingsProcess start(Path home, List<String> command, String... arguments)
      throws IOException {
    return start(home, false, command, arguments);
  }

  private static TidingsProcess start(
      Path home, boolean wrapped, List<String> command, String... arguments) throws IOException {
    Path folder = Files.createTempDirectory(home, "tidings-");
    List<String> argv = Stream.concat(command.stream(), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(argv)
            .directory(home.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    return new TidingsProcess(process, wrapped, folder);
  }

  /** The first line on stdout that begins so, as soon as it is there. */
  public String line(String beginning, Duration patience) throws IOException, InterruptedException {
    long limit = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < limit && process.isAlive()) {
      Optional<String> found = find(beginning);
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return find(beginning)
        .orElseThrow(() -> new IOException("no line '" + beginning + "…': " + everythingSaid()));
  }

  /** Where a server is reached, as soon as it serves. */
  public URI ready(Duration patience) throws IOException, InterruptedException {
    return URI.create(line(READY, patience).substring(READY.length()).split(" ", 2)[0]);
  }

  private Optional<String> find(String beginning) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(stdout));
    return lines.stream().filter(line -> line.startsWith(beginning)).findFirst();
  }

  private String everythingSaid() {
    try {
      return stdout() + stderr();
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  public String stdout() throws IOException {
    return Files.readString(stdout);
  }

  public String stderr() throws IOException {
    return Files.readString(stderr);
  }

  /** Asks it to end, as SIGTERM does. */
  public void terminate() {
    process.destroy();
  }

  /**
   * The most that it has had resident until now, in bytes; empty where the system does not tell.
   */
  public OptionalLong peakResident() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst();
  }

  /** Kills the server as {@code kill -9} does, lets what wraps it end, and waits for both. */
  public void kill() {
    if (wrapped) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
    } else {
      process.destroyForcibly();
    }
    process.onExit().join();
  }

  /** The exit code, which must come within the time that a server has to end in. */
  public int exit() throws IOException, InterruptedException {
    return exit(ENDS_WITHIN);
  }

  /** The exit code, when it ends in time. */
  public int exit(Duration patience) throws IOException, InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("still running after " + patience + ": " + everythingSaid());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
