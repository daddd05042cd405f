package dev.tidings.cli;

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
    if (kubeconfig != null) {
      return new ApiClient(ApiEndpoint.ofKubeconfig(kubeconfig));
    }
    return new ApiClient(endpoint(server == null ? DEFAULT_SERVER : server));
  }

  private ApiEndpoint endpoint(URI url) {
    try {
      return ApiEndpoint.plain(url);
    } catch (IllegalArgumentException noUrl) {
      throw new ParameterException(spec.commandLine(), "--server: " + noUrl.getMessage());
    }
  }
}
