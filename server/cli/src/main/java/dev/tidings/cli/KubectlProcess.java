package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The user's kubectl, which knows the clusters, users and kinds that Tidings does not.
 *
 * @param command the program, and flags that each call has
 */
record KubectlProcess(List<String> command) {
  /** As a shell tells of a program that was killed. */
  private static final int KILLED = 137;

  /** What a call came to. */
  record Said(int exit, String out) {}

  /**
   * Runs it to its end. What it asks and complains about is handed on as it comes: a plug-in of its
   * may be asking the user for a password. When its time is over, it and all that it has started
   * are killed.
   *
   * @param err gets what it writes to standard error, and that it was killed
   */
  Said run(Writer err, Duration within, String... arguments)
      throws CommandFailure, InterruptedException {
    var words = new ArrayList<String>(command);
    words.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(words).redirectInput(ProcessBuilder.Redirect.INHERIT).start();
      var out = new FutureTask<>(() -> text(process.getInputStream()));
      var complaints = new FutureTask<>(() -> handOn(process.getErrorStream(), err));
      Thread.ofVirtual().start(out);
      Thread.ofVirtual().start(complaints);
      long end = System.nanoTime() + within.toNanos();
      Optional<Said> said = said(process, out, complaints, end);
      if (said.isEmpty()) {
        say(err, "tidings: kubectl was stopped: no answer within " + within.toSeconds() + " s\n");
      }
      return said.orElse(new Said(KILLED, ""));
    } catch (IOException | ExecutionException failed) {
      throw new CommandFailure("cannot run " + command.getFirst() + ": " + failed, failed);
    }
  }

  /** What it said and how it ended, if it has by a time of {@link System#nanoTime}. */
  private static Optional<Said> said(
      Process process, FutureTask<String> out, FutureTask<?> complaints, long end)
      throws InterruptedException, ExecutionException {
    try {
      String said = out.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      complaints.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)
          ? Optional.of(new Said(process.exitValue(), said))
          : Optional.empty();
    } catch (TimeoutException late) {
      return Optional.empty();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), UTF_8);
  }

  private static boolean handOn(InputStream from, Writer to) throws IOException {
    Reader reader = new InputStreamReader(from, UTF_8);
    var some = new char[1024];
    for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
      say(to, new String(some, 0, read));
    }
    return true;
  }

  private static void say(Writer to, String text) throws IOException {
    to.write(text);
    to.flush();
  }
}
