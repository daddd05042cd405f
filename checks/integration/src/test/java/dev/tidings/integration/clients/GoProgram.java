package dev.tidings.integration.clients;

import dev.tidings.event.ApiGroup;
import dev.tidings.integration.NotRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The program in {@code src/test/go}: Kubernetes' own client, in the language that it is written
 * in.
 *
 * @param encoding the media type that it sends and asks for
 */
record GoProgram(Path binary, String encoding) {
  private static final Path SOURCES = Path.of("src/test/go").toAbsolutePath();
  private static final Path BINARY = Path.of("target/go-clients").toAbsolutePath();

  /**
   * Builds it, which takes a minute the first time and no time later; empty, and reported as not
   * run, where that is not possible. It speaks JSON.
   *
   * @param what would be shown with it
   */
  static Optional<GoProgram> build(String what) throws IOException, InterruptedException {
    Command built =
        Command.run(SOURCES, "go", "build", "-mod=readonly", "-o", BINARY.toString(), ".");
    if (built.worked()) {
      return Optional.of(new GoProgram(BINARY, "application/json"));
    }
    NotRun.say("no Go that builds programs with client-go (" + built.reason() + ")", what);
    return Optional.empty();
  }

  GoProgram inProtobuf() {
    return new GoProgram(binary, "application/vnd.kubernetes.protobuf");
  }

  /** Starts it as a client that finds the server at an address. */
  EventClient events(LockedServer server, URI address, ApiGroup group, String namespace)
      throws IOException {
    String name = group.name().toLowerCase(Locale.ROOT);
    return ProgramEvents.start(command(server.kubeconfig(address), namespace, name));
  }

  /** Starts its recorders, which record until its standard input ends. */
  Process record(LockedServer server, String namespace, Path errors) throws IOException {
    return command(server.kubeconfig(server.uri()), namespace, "record")
        .redirectError(errors.toFile())
        .start();
  }

  private ProcessBuilder command(Path kubeconfig, String namespace, String what) {
    return new ProcessBuilder(binary.toString(), kubeconfig.toString(), namespace, encoding, what);
  }
}
