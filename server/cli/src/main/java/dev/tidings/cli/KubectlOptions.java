package dev.tidings.cli;

import dev.tidings.sink.http.AccessException;
import dev.tidings.sink.http.ServerAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that kubectl tidings has for finding a cluster, as kubectl has them, and a Tidings. */
final class KubectlOptions {
  /** An object's cluster that does not answer must not keep its history from being shown. */
  private static final String PATIENCE = "--request-timeout=15s";

  private final Map<String, String> variables;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "The kubeconfig of the object's cluster. Default: as kubectl.")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The context of the object's cluster. Default: the current one.")
  private String context = "";

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      description = "The object's namespace. Default: the context's.")
  private String namespace = "";

  @Option(
      names = "--since",
      paramLabel = "2h|7d|TIME",
      description =
          "From when on: a duration back from now, or a time as 2026-01-02T15:04:05Z. Default:"
              + " ${DEFAULT-VALUE}.")
  private String since = "7d";

  @Option(
      names = "--tidings",
      paramLabel = "SERVER",
      description =
          "The Tidings to ask: a URL, or KUBECONFIG[#CONTEXT]. Default: that of $TIDINGS_SERVER, else"
              + " of the context tidings in the files of $KUBECONFIG or ~/.kube/config, else"
              + " http://127.0.0.1:7400.")
  private String tidings = "";

  @Option(
      names = "--tidings-cluster",
      paramLabel = "NAME",
      description =
          "What Tidings calls the object's cluster. Default: $TIDINGS_CLUSTER, else the name of the"
              + " context or of its cluster.")
  private String cluster = "";

  /**
   * Flags that are not given are looked for in variables.
   *
   * @param variables of the environment
   */
  KubectlOptions(Map<String, String> variables) {
    this.variables = variables;
  }

  String since() {
    return since;
  }

  KubectlProcess kubectl() {
    var command = new ArrayList<String>();
    command.add(variables.getOrDefault("KUBECTL", "kubectl"));
    if (kubeconfig != null) {
      command.add("--kubeconfig=" + kubeconfig);
    }
    if (!context.isEmpty()) {
      command.add("--context=" + context);
    }
    command.add(PATIENCE);
    return new KubectlProcess(List.copyOf(command));
  }

  ServerAccess tidings() throws CommandFailure {
    return tidings.isEmpty()
        ? new UsualServer(variables, ServerAccess::kubeconfigContexts).access()
        : UsualServer.named(tidings);
  }

  String namespace(KubeContext current) {
    return namespace.isEmpty() ? current.namespace() : namespace;
  }

  /** What Tidings calls the cluster of a context. */
  String cluster(KubeContext current, ServerAccess server, HistoryClient history)
      throws CommandFailure, InterruptedException {
    String named = cluster.isEmpty() ? variables.getOrDefault("TIDINGS_CLUSTER", "") : cluster;
    return named.isEmpty() ? current.clusterOf(server.server(), history.clusters()) : named;
  }

  /** The kind that is meant: as Tidings knows it, or else as the cluster itself does. */
  ObjectKind kind(ApiClient api, KubeContext current, String typed)
      throws CommandFailure, InterruptedException {
    ObjectKind kind = ObjectKind.find(api, typed);
    if (kind.known()) {
      return kind;
    }
    try (var itself = new ApiClient(access(current))) {
      return ObjectKind.find(itself, typed);
    } catch (CommandFailure | AccessException unreachable) {
      return kind;
    }
  }

  private ServerAccess access(KubeContext current) {
    return kubeconfig == null
        ? ServerAccess.kubeconfigContext(current.name())
        : ServerAccess.kubeconfig(kubeconfig, current.name());
  }
}
