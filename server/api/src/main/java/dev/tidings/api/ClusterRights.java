package dev.tidings.api;

import dev.tidings.api.authorization.Authorizer;
import dev.tidings.api.authorization.ClusterPaths;
import dev.tidings.api.authorization.MastersFirst;
import dev.tidings.api.authorization.RbacAuthorizer;
import dev.tidings.api.reload.Reloads;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may do what with the events of each cluster. Rights to the server's own events are none to
 * those of a cluster: with a folder of rights, each cluster has a folder in it, and as long as that
 * is missing nobody may do anything. Safe for use by several threads.
 */
final class ClusterRights {
  private final ApiServerOptions.Control control;
  private final Authorizer own;
  private final Reloads reloads;
  private final MeterRegistry registry;
  private final Map<String, Rights> known = new ConcurrentHashMap<>();
  private final Rights ofNobody;

  /**
   * Reads nothing yet.
   *
   * @param own who decides on the server's own events
   */
  ClusterRights(
      ApiServerOptions.Control control, Authorizer own, Reloads reloads, MeterRegistry registry) {
    this.control = control;
    this.own = own;
    this.reloads = reloads;
    this.registry = registry;
    this.ofNobody = new Rights(new MastersFirst(RbacAuthorizer.ofNobody()), registry);
  }

  /** Those of a cluster; read once, and again when its folder changes. */
  Rights of(String cluster) {
    return known.computeIfAbsent(cluster, this::open);
  }

  /** Those of a cluster that there is not: as if there were one, without rights of its own. */
  Rights ofUnknown(String cluster) {
    return control.rbacFolder() == null ? open(cluster) : ofNobody;
  }

  private Rights open(String cluster) {
    return new Rights(authorizer(cluster), registry);
  }

  private Authorizer authorizer(String cluster) {
    if (control.delegation() != null) {
      return new ClusterPaths(cluster, own);
    }
    Path folder = control.rbacFolder();
    return folder == null
        ? own
        : new MastersFirst(RbacAuthorizer.openPart(cluster, folder.resolve(cluster), reloads));
  }
}
