package dev.tidings.load.server;

import dev.tidings.load.wire.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, over TLS. Closing it kills what is left of it. */
public final class ServerProcess implements AutoCloseable {
  private static final String READY = " ready on ";
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final long ENDS_WITHIN_SECONDS = 30;

  private final Process process;
  private final Target target;
  private final BufferedReader out;

  private ServerProcess(Process process, BufferedReader out, Target target) {
    this.process = process;
    this.out = out;
    this.target = target;
  }

  /** Starts {@code serve} on a data folder; it answers when this returns. */
  public static ServerProcess serve(Launch launch, Path data, int port, List<String> flags)
      throws IOException {
    var command = new ArrayList<>(launch.command());
    command.addAll(List.of("serve", "--listen", "127.0.0.1:" + port, "--data", data.toString()));
    command.addAll(List.of("--tls-cert-file", launch.certificate().chain().toString()));
    command.addAll(List.of("--tls-private-key-file", launch.certificate().key().toString()));
    command.addAll(flags);
    return start(launch, command);
  }

  /**
   * Starts any program that says on one line that it is {@code ready on URL}.
   *
   * @throws IOException when it ends before that, or has not said so within two minutes
   */
  public static ServerProcess start(Launch launch, List<String> command) throws IOException {
    Path log = launch.folder().resolve("server.log");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    BufferedReader out = process.inputReader();
    OptionalInt port = readyWithin(READY_WITHIN, process, out);
    if (port.isEmpty()) {
      process.destroyForcibly();
      throw new IOException(
          "the server ended, or was not ready within %d s: %s"
              .formatted(READY_WITHIN.toSeconds(), Files.readString(log).strip()));
    }
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getAsInt());
    return new ServerProcess(process, out, new Target(address, launch.certificate().trust()));
  }

  /** The port that it says it is ready on; one that is late is killed, which ends what it says. */
  static OptionalInt readyWithin(Duration patience, Process process, BufferedReader out)
      throws IOException {
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            // The process itself would close what is being read.
            process.toHandle()::destroyForcibly,
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        int ready = line.indexOf(READY);
        if (ready >= 0) {
          URI url = URI.create(line.substring(ready + READY.length()).split(" ", 2)[0]);
          return OptionalInt.of(url.getPort());
        }
      }
      return OptionalInt.empty();
    } finally {
      late.cancel(false);
    }
  }

  public Target target() {
    return target;
  }

  public int port() {
    return target.address().getPort();
  }

  /** What the process takes of the machine. */
  public ProcessFigures figures() {
    return new ProcessFigures(process.pid());
  }

  /** Ends it as SIGTERM does, and waits. */
  public void stop() throws IOException, InterruptedException {
    process.destroy();
    awaitEnd();
  }

  /** Ends it as {@code kill -9} does, and waits. */
  public void kill() throws IOException, InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the server did not end within " + ENDS_WITHIN_SECONDS + " s");
    }
    out.close();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
