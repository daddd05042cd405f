package dev.tidings.cli;

import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.Subscription;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kubeconfig of a server, written again whenever a cluster comes or goes. */
final class KubeconfigFile implements Clusters.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(KubeconfigFile.class);

  private final Kubeconfig kubeconfig;
  private final Path file;
  private final Clusters clusters;
  private List<String> written;

  private KubeconfigFile(Kubeconfig kubeconfig, Path file, Clusters clusters) {
    this.kubeconfig = kubeconfig;
    this.file = file;
    this.clusters = clusters;
    this.written = names(clusters);
  }

  /**
   * Writes the file, and again until the result is closed.
   *
   * @throws CommandFailure when it cannot be written now
   */
  static Subscription keep(Kubeconfig kubeconfig, Path file, Clusters clusters)
      throws CommandFailure {
    var kept = new KubeconfigFile(kubeconfig, file, clusters);
    kubeconfig.write(file, kept.written);
    return clusters.listen(kept);
  }

  private static List<String> names(Clusters clusters) {
    return clusters.all().stream().map(Cluster::name).toList();
  }

  @Override
  public void added(Cluster cluster) {
    writeAgain();
  }

  @Override
  public void removed(Cluster cluster) {
    writeAgain();
  }

  private void writeAgain() {
    List<String> names = names(clusters);
    if (names.equals(written)) {
      return;
    }
    try {
      kubeconfig.write(file, names);
      written = names;
    } catch (CommandFailure failed) {
      LOG.warn("contexts of clusters are missing: {}", failed.getMessage());
    }
  }
}
