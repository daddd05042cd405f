package dev.tidings.examples.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tidings, started by its command on a free port, with its data in a folder. */
record TidingsServer(Process process, URI uri) implements AutoCloseable {
  private static final Path COMMAND = Path.of("../../tidings").toAbsolutePath().normalize();
  private static final long SECONDS = 30;
  private static final String READY = "tidings: ready on ";

  static TidingsServer start(Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                COMMAND.toString(), "serve", "--listen", "127.0.0.1:0", "--data", data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader();
    for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        String url = line.substring(READY.length()).split(" ", 2)[0];
        return new TidingsServer(process, URI.create(url));
      }
    }
    throw new IOException("the server did not start: exit code " + ended(process));
  }

  /** For a client of this server, whatever this machine is configured for. */
  Config config() {
    return new ConfigBuilder().withAutoConfigure(false).withMasterUrl(uri.toString()).build();
  }

  @Override
  public void close() {
    process.destroy();
    ended(process);
  }

  /** Its exit code; it is killed when it takes too long. */
  private static int ended(Process process) {
    process.onExit().completeOnTimeout(process, SECONDS, TimeUnit.SECONDS).join();
    return process.destroyForcibly().onExit().join().exitValue();
  }
}
