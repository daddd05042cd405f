package dev.tidings.cli;

import dev.tidings.sink.http.AccessException;
import dev.tidings.sink.http.ServerAccess;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The flags of a command that talks to a server. */
final class ServerOptions {
  static final URI DEFAULT_SERVER = URI.create("http://127.0.0.1:7400");

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The server to talk to. Default: http://127.0.0.1:7400.")
  private @Nullable URI server;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Talk to the server of this kubeconfig's current context instead.")
  private @Nullable Path kubeconfig;

  /** A client of the chosen server; nothing has been asked yet. */
  ApiClient connect() throws CommandFailure {
    if (server != null && kubeconfig != null) {
      throw new ParameterException(
          spec.commandLine(), "--server and --kubeconfig name a server each; give one");
    }
    return new ApiClient(
        kubeconfig == null ? at(server == null ? DEFAULT_SERVER : server) : named(kubeconfig));
  }

  private ServerAccess at(URI url) {
    try {
      return ServerAccess.of(url);
    } catch (AccessException noUrl) {
      throw new ParameterException(spec.commandLine(), "--server: " + noUrl.getMessage());
    }
  }

  private static ServerAccess named(Path kubeconfig) throws CommandFailure {
    try {
      return ServerAccess.kubeconfig(kubeconfig);
    } catch (AccessException unusable) {
      throw new CommandFailure(String.valueOf(unusable.getMessage()), unusable);
    }
  }
}
