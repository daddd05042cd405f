package dev.tidings.cli;

import dev.tidings.sink.http.AccessException;
import dev.tidings.sink.http.ServerAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that kubectl tidings has for finding a cluster, as kubectl has them, and a Tidings. */
final class KubectlOptions {
  /** An object's cluster that does not answer must not keep its history from being shown. */
  private static final String PATIENCE = "--request-timeout=15s";

  /**
   * Of several requests: before it gives up, kubectl asks what kinds there are up to five times.
   */
  private static final Duration ALL_WITHIN = Duration.ofSeconds(20);

  /** Somebody types a password, or logs in with a browser. */
  private static final Duration ASKED_WITHIN = Duration.ofMinutes(2);

  private static final Duration KINDS_WITHIN = Duration.ofSeconds(5);

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

  /** How long kubectl may take to say what it knows of an object. */
  static Duration patience(KubeContext current) {
    return current.asks() ? ASKED_WITHIN : ALL_WITHIN;
  }

  /** The context that is meant; none where kubectl has none and everything that it says is said. */
  KubeContext current() throws CommandFailure, InterruptedException {
    try {
      return KubeContext.current(kubectl());
    } catch (CommandFailure none) {
      boolean chosen = kubeconfig != null || !context.isEmpty();
      if (chosen || namespace.isEmpty() || namedCluster().isEmpty()) {
        throw none;
      }
      return KubeContext.NONE;
    }
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
    String named = namedCluster();
    return named.isEmpty() ? current.clusterOf(server.server(), history.clusters()) : named;
  }

  private String namedCluster() {
    return cluster.isEmpty() ? variables.getOrDefault("TIDINGS_CLUSTER", "") : cluster;
  }

  /**
   * The kind that is meant: one of Kubernetes, which Tidings knows; or as the cluster itself names
   * it; or, when the cluster does not or is no more, that of an event about one.
   *
   * @param cluster what Tidings calls it
   */
  ObjectKind kind(ApiClient tidings, String cluster, KubeContext current, String typed)
      throws CommandFailure, InterruptedException {
    ObjectKind kind = ObjectKind.find(tidings, typed);
    if (!kind.known()) {
      kind = inCluster(current, kind);
    }
    return kind.known()
        ? kind
        : new HistoryClient(tidings).kind(cluster, ObjectKind.mayBe(typed)).orElse(kind);
  }

  private ObjectKind inCluster(KubeContext current, ObjectKind unknown)
      throws InterruptedException {
    try (var itself = new ApiClient(access(current), KINDS_WITHIN)) {
      return ObjectKind.find(itself, unknown.name());
    } catch (CommandFailure | AccessException unreachable) {
      return unknown;
    }
  }

  private ServerAccess access(KubeContext current) {
    return kubeconfig == null
        ? ServerAccess.kubeconfigContext(current.name())
        : ServerAccess.kubeconfig(kubeconfig, current.name());
  }
}
