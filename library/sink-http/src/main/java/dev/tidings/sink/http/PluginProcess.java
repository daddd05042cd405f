package dev.tidings.sink.http;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program for what it prints. What it says on stderr goes where this program's own words go.
 *
 * @param environment what is added to this program's own
 */
record PluginProcess(List<String> command, Map<String, String> environment) {
  private static final int SECONDS_TO_RUN = 60;
  private static final int MAX_OUTPUT_BYTES = 1 << 20;

  byte[] run() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture<Void> end =
        runAsync(() -> kill(process), delayedExecutor(SECONDS_TO_RUN, SECONDS));
    try {
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readNBytes(MAX_OUTPUT_BYTES);
      int exit = process.waitFor();
      if (exit != 0) {
        throw failure("ended with " + exit, null);
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was interrupted", e);
    } finally {
      end.cancel(false);
      kill(process);
    }
  }

  /** Its children too, since they may hold on to its output. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** What it did wrong; the credential that it may have printed is not told. */
  IOException failure(String what, @Nullable Exception cause) {
    return new IOException("the credential plugin " + command.get(0) + " " + what, cause);
  }
}
