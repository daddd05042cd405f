package dev.tidings.cli;

import dev.tidings.sink.http.AccessException;
import dev.tidings.sink.http.ServerAccess;
import java.nio.file.Path;

/**
 * How a flag says which cluster is meant: {@code KUBECONFIG[#CONTEXT]}.
 *
 * @param kubeconfig a file, or {@link #IN_CLUSTER}
 * @param context empty for the file's current one
 */
record ClusterAddress(String kubeconfig, String context) {
  static final String IN_CLUSTER = "in-cluster";

  static ClusterAddress parse(String text) {
    int hash = text.lastIndexOf('#');
    return hash < 0
        ? new ClusterAddress(text, "")
        : new ClusterAddress(text.substring(0, hash), text.substring(hash + 1));
  }

  /**
   * How the cluster is reached.
   *
   * @throws AccessException when that cannot be used
   */
  ServerAccess access() {
    if (kubeconfig.equals(IN_CLUSTER)) {
      return ServerAccess.inCluster();
    }
    Path file = Path.of(kubeconfig);
    return context.isEmpty()
        ? ServerAccess.kubeconfig(file)
        : ServerAccess.kubeconfig(file, context);
  }
}
