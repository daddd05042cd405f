package dev.tidings.integration.durability;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.tidings.integration.NotRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One call of the kernel, as {@code strace -f -yy} tells of it.
 *
 * @param arguments as they are printed, files with their paths
 * @param result the number that is returned, without what it stands for; -1 when nothing was
 * @param began the line on which the call began
 * @param ended the line on which it had returned; the same one when nothing came between
 */
record SystemCall(String name, String arguments, long result, int began, int ended) {
  private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)", Pattern.DOTALL);
  private static final String UNFINISHED = " <unfinished ...>";
  private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\) += (-?\\d+|\\?).*");

  /** The result of a call in which the thread was killed. */
  private static final String NOTHING = "?";

  private static final Pattern FILE = Pattern.compile("\\d+<(/[^>]*)>.*");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  /** A call that has not returned yet. */
  private record Begun(String text, int line) {}

  /** How strace is to be called for {@link #read}; the command that is watched comes behind. */
  static List<String> tracedTo(Path log) {
    return List.of(
        "strace",
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-yy",
        "-s",
        "1000000",
        "-e",
        "trace=openat,write,writev,pwrite64,sendto,fsync,fdatasync,ftruncate,rename",
        "-e",
        "signal=none",
        "-o",
        log.toString());
  }

  /** The same, while no file is deleted, though the program is told that it was. */
  static List<String> tracedWithoutDeletions(Path log) {
    String deletions = "unlink,unlinkat,rmdir";
    return tracedTo(log).stream()
        .map(word -> word.startsWith("trace=") ? word + "," + deletions : word)
        .flatMap(
            word ->
                word.equals("-o")
                    ? Stream.of("-e", "inject=" + deletions + ":retval=0", word)
                    : Stream.of(word))
        .toList();
  }

  /**
   * Ends a test where no calls can be traced.
   *
   * @param what is not shown then
   */
  static void assumeTraced(String what) throws IOException, InterruptedException {
    if (!canTrace()) {
      NotRun.say("no strace that works here", what);
      abort("system calls cannot be traced here");
    }
  }

  private static boolean canTrace() throws InterruptedException {
    try {
      return new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true")
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  /**
   * Every call that returned, in the order in which they did; behind them what was being sent when
   * the end came, since it may have arrived.
   */
  static List<SystemCall> read(Path log) throws IOException {
    var calls = new ArrayList<SystemCall>();
    Map<String, Begun> begun = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        Matcher line = LINE.matcher(text);
        if (line.matches()) {
          add(line.group(1), line.group(2), number, begun).ifPresent(calls::add);
        }
        number++;
      }
    }
    for (Begun cut : begun.values()) {
      parse(cut.text() + ") = ?", cut.line(), Integer.MAX_VALUE).ifPresent(calls::add);
    }
    return calls;
  }

  private static Optional<SystemCall> add(
      String thread, String text, int line, Map<String, Begun> begun) {
    if (text.endsWith(UNFINISHED)) {
      String start = text.substring(0, text.length() - UNFINISHED.length());
      begun.put(thread, new Begun(start, line));
      return Optional.empty();
    }
    Matcher resumed = RESUMED.matcher(text);
    if (!resumed.matches()) {
      return parse(text, line, line);
    }
    Begun start = begun.remove(thread);
    return start == null
        ? Optional.empty()
        : parse(start.text() + resumed.group(1), start.line(), line);
  }

  private static Optional<SystemCall> parse(String text, int began, int ended) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      return Optional.empty();
    }
    boolean returned = !call.group(3).equals(NOTHING);
    long result = returned ? Long.parseLong(call.group(3)) : -1;
    var told = new SystemCall(call.group(1), call.group(2), result, began, ended);
    return Optional.of(told).filter(one -> returned || one.isSent());
  }

  /** The file that its first argument stands for; empty when that is no file. */
  Optional<Path> file() {
    Matcher file = FILE.matcher(arguments);
    return file.matches() ? Optional.of(Path.of(file.group(1))) : Optional.empty();
  }

  /** The paths among its arguments, in order. */
  List<Path> paths() {
    return QUOTED.matcher(arguments).results().map(found -> Path.of(found.group(1))).toList();
  }

  /** Its last argument, a number. */
  long lastNumber() {
    return Long.parseLong(arguments.substring(arguments.lastIndexOf(' ') + 1));
  }

  boolean isSync() {
    return result == 0 && (name.equals("fsync") || name.equals("fdatasync"));
  }

  /** Whether it sends something to another process. */
  boolean isSent() {
    return arguments.contains("<TCP") && !name.contains("sync");
  }
}
