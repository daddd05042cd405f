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
  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "The server to talk to. Default: that of $TIDINGS_SERVER (a URL, or"
              + " KUBECONFIG[#CONTEXT]), else of the context tidings in the files of $KUBECONFIG or"
              + " ~/.kube/config, else http://127.0.0.1:7400.")
  private @Nullable URI server;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Talk to the server of this kubeconfig's current context instead.")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Talk to the server of this context, of --kubeconfig or of the user's own.")
  private String context = "";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "Show who you are with this token. Others on this machine may see it; one in a kubeconfig"
              + " they do not.")
  private @Nullable String token;

  /** A client of the chosen server; nothing has been asked yet. */
  ApiClient connect() throws CommandFailure {
    if (server != null && (kubeconfig != null || !context.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "--server and --kubeconfig or --context name a server each; give one");
    }
    try {
      ServerAccess access = server == null ? configured() : at(server);
      return new ApiClient(token == null ? access : access.withToken(token));
    } catch (AccessException unusable) {
      throw new CommandFailure(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private ServerAccess at(URI url) {
    try {
      return ServerAccess.of(url);
    } catch (AccessException noUrl) {
      throw new ParameterException(spec.commandLine(), "--server: " + noUrl.getMessage());
    }
  }

  private ServerAccess configured() throws CommandFailure {
    if (kubeconfig != null) {
      return new ClusterAddress(kubeconfig.toString(), context).access();
    }
    return context.isEmpty() ? UsualServer.own().access() : ServerAccess.kubeconfigContext(context);
  }
}
