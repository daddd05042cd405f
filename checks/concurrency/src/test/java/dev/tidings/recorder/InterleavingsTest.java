package dev.tidings.recorder;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Lets jcstress play all {@code …Stress} classes, in processes of its own: half a second each, or
 * with {@code -Dtidings.stress=long} five seconds in each way of compiling that the JVM has.
 */
class InterleavingsTest {
  private static final Pattern PASSED = Pattern.compile("All remaining tests: (\\d+) matching");
  private static final List<String> QUICK = List.of("-iters", "1", "-time", "500");
  private static final List<String> ONE_JVM = List.of("-jvmArgs", "-XX:+UseSerialGC");
  private static final List<String> LONG = List.of("-iters", "5", "-time", "1000", "-fsm", "1");

  private final Path folder = Path.of("target", "jcstress").toAbsolutePath();
  private final boolean takingLong = System.getProperty("tidings.stress", "quick").equals("long");

  @Test
  void everyInterleavingEndsAsItMay() throws IOException, InterruptedException {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      sayNotRun();
      abort("jcstress plays two actors on two processors");
    }
    Files.createDirectories(folder);
    Path log = folder.resolve("log.txt");
    int exitCode = play(log);

    String results = results(Files.readString(log));
    assertThat(exitCode).as(results).isZero();
    Matcher passed = PASSED.matcher(results);
    assertThat(passed.find()).as(results).isTrue();
    assertThat(Long.parseLong(passed.group(1))).as(results).isGreaterThanOrEqualTo(tests());
  }

  private int play(Path log) throws IOException, InterruptedException {
    Process jcstress =
        new ProcessBuilder(command())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(jcstress.waitFor(takingLong ? 60 : 8, MINUTES)).as("ends in time").isTrue();
      return jcstress.exitValue();
    } finally {
      jcstress.descendants().forEach(ProcessHandle::destroyForcibly);
      jcstress.destroyForcibly();
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of("org.openjdk.jcstress.Main", "-r", "report", "-sc", "false", "-f", "1"));
    command.addAll(takingLong ? LONG : QUICK);
    command.addAll(takingLong ? List.of() : ONE_JVM);
    return command;
  }

  /** The end of the log, where everything that went wrong is told again. */
  private static String results(String log) {
    return log.substring(Math.max(0, log.indexOf("RUN RESULTS:")));
  }

  /** As many as jcstress was compiled for. */
  private static long tests() throws IOException {
    try (InputStream list = InterleavingsTest.class.getResourceAsStream("/META-INF/TestList")) {
      assertThat(list).isNotNull();
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("Stress"))
          .count();
    }
  }

  private static void sayNotRun() throws IOException {
    Path file = Path.of(System.getProperty("tidings.notRun", "target/not-run.txt"));
    Files.writeString(
        file, "one processor only: interleavings of the recorder's parts\n", CREATE, APPEND);
  }
}
