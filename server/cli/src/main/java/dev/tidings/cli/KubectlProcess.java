package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The user's kubectl, which knows the clusters, users and kinds that Tidings does not.
 *
 * @param command the program, and flags that each call has
 */
record KubectlProcess(List<String> command) {
  /** What a call said. */
  record Said(int exit, String out, String err) {}

  /** Runs it to its end, and keeps what it says. */
  Said run(String... arguments) throws CommandFailure, InterruptedException {
    var words = new ArrayList<String>(command);
    words.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(words).redirectInput(ProcessBuilder.Redirect.INHERIT).start();
      var errors = new FutureTask<>(() -> text(process.getErrorStream()));
      Thread.ofVirtual().start(errors);
      String out = text(process.getInputStream());
      return new Said(process.waitFor(), out, errors.get());
    } catch (IOException | ExecutionException failed) {
      throw new CommandFailure("cannot run " + command.getFirst() + ": " + failed, failed);
    }
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), UTF_8);
  }
}
