package dev.tidings.sink.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program for what it prints. What it says on stderr goes where this program's own words go.
 *
 * @param environment what is added to this program's own
 * @param limit how long it may take until it, and all that hold on to its output, have ended
 */
record PluginProcess(List<String> command, Map<String, String> environment, Duration limit) {
  private static final int MAX_OUTPUT_BYTES = 1 << 20;

  byte[] run() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      return reading(process).get(limit.toNanos(), NANOSECONDS);
    } catch (TimeoutException e) {
      throw failure("did not end within " + limit, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was interrupted", e);
    } finally {
      kill(process);
    }
  }

  /**
   * Reads in a thread of its own, which nobody has to wait for: a child that outlives the program
   * and holds on to its output cannot be found any more, and a read that it blocks cannot be ended.
   */
  private FutureTask<byte[]> reading(Process process) {
    var reading = new FutureTask<>(() -> output(process));
    Thread thread = new Thread(reading, "tidings-credential-plugin");
    thread.setDaemon(true);
    thread.start();
    return reading;
  }

  private byte[] output(Process process) throws IOException, InterruptedException {
    byte[] output = process.getInputStream().readNBytes(MAX_OUTPUT_BYTES);
    int exit = process.waitFor();
    if (exit != 0) {
      throw failure("ended with " + exit, null);
    }
    return output;
  }

  /** Its children too, as far as they are still known as such. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** What it did wrong; the credential that it may have printed is not told. */
  IOException failure(String what, @Nullable Exception cause) {
    return new IOException("the credential plugin " + command.get(0) + " " + what, cause);
  }
}
