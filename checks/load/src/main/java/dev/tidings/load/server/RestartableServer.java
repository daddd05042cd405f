package dev.tidings.load.server;

import dev.tidings.load.wire.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A server on a store of its own, that can be ended and started again on the same port. Closing it
 * kills it, and deletes the store. For one thread.
 */
public final class RestartableServer implements AutoCloseable {
  private final Launch launch;
  private final Path data;
  private final List<String> flags;
  private ServerProcess process;

  private RestartableServer(Launch launch, Path data, List<String> flags, ServerProcess process) {
    this.launch = launch;
    this.data = data;
    this.flags = flags;
    this.process = process;
  }

  /** Starts it on a new store; it answers when this returns. */
  public static RestartableServer start(Launch launch, List<String> flags) throws IOException {
    Path data = launch.freshData();
    return new RestartableServer(launch, data, flags, ServerProcess.serve(launch, data, 0, flags));
  }

  /** Ends it as SIGTERM does, and waits. */
  public void stop() throws IOException, InterruptedException {
    process.stop();
  }

  /** Ends it as {@code kill -9} does, and waits. */
  public void kill() throws IOException, InterruptedException {
    process.kill();
  }

  /** Starts it again, after it was ended; it answers when this returns. */
  public void startAgain() throws IOException {
    process = ServerProcess.serve(launch, data, process.port(), flags);
  }

  /** Where it is reached, whenever it runs. */
  public Target target() {
    return process.target();
  }

  /** What the process that runs now takes of the machine. */
  public ProcessFigures figures() {
    return process.figures();
  }

  /** What its store takes on the disk. */
  public double diskMegabytes() throws IOException, InterruptedException {
    return ProcessFigures.diskMegabytes(data);
  }

  @Override
  public void close() throws IOException {
    process.close();
    Launch.delete(data);
  }
}
