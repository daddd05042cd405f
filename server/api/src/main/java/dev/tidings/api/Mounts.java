package dev.tidings.api;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.discovery.Router;
import dev.tidings.api.operations.ForwardedRoutes;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Statuses;
import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.Subscription;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is served where: the server's own events at its root, those of each cluster below {@code
 * /clusters/NAME}, from when it is there until it is gone. Safe for use by any number of threads.
 */
final class Mounts implements AutoCloseable {
  private static final String CLUSTERS = "/clusters/";

  private final Mount own;
  private final Mounting mounting;
  private final ClusterRights rights;
  private final Map<String, Mount> clusters = new ConcurrentHashMap<>();
  private @Nullable Subscription changes;

  private Mounts(Mount own, Mounting mounting, ClusterRights rights) {
    this.own = own;
    this.mounting = mounting;
    this.rights = rights;
  }

  /** Mounts the clusters that are there, and those that come. */
  static Mounts open(Mount own, Clusters clusters, Mounting mounting, ClusterRights rights) {
    var mounts = new Mounts(own, mounting, rights);
    mounts.changes = clusters.listen(mounts.new Changes());
    return mounts;
  }

  private final class Changes implements Clusters.Listener {
    @Override
    public void added(Cluster cluster) {
      String name = cluster.name();
      clusters.put(
          name, mounting.mount(name, cluster.store(), rights.of(name), ForwardedRoutes.NONE));
    }

    @Override
    public void removed(Cluster cluster) {
      Mount gone = clusters.remove(cluster.name());
      if (gone != null) {
        mounting.unmount(cluster.name(), gone);
      }
    }
  }

  /** What a request asks for, and of which store. */
  Inquiry find(HttpCall call) {
    String path = call.path();
    if (!path.startsWith(CLUSTERS) || path.length() == CLUSTERS.length()) {
      return new Inquiry(call, Router.route(call.method(), path, call.query()), own);
    }
    int slash = path.indexOf('/', CLUSTERS.length());
    String name = path.substring(CLUSTERS.length(), slash < 0 ? path.length() : slash);
    HttpCall below = call.at(slash < 0 ? "/" : path.substring(slash));
    Mount mount = clusters.get(name);
    return of(below, mount == null ? nowhere(name) : mount);
  }

  private static Inquiry of(HttpCall call, Mount mount) {
    Route route = Router.route(call.method(), call.path(), call.query());
    if (route.writes()) {
      return new Inquiry(call, new Route.Refused(Statuses.COLLECTED), mount);
    }
    return new Inquiry(call, route.ofTheServer() ? new Route.NoPage() : route, mount);
  }

  /** Whoever has no rights learns nothing from the difference. */
  private Mount nowhere(String name) {
    String known = Cluster.isName(name) ? name : "";
    return own.missing(
        rights.ofUnknown(known), Statuses.notFound("clusters", "clusters", "", known));
  }

  /** Ends all watches, and hears of no more clusters. */
  @Override
  public void close() {
    if (changes != null) {
      changes.close();
    }
    clusters.values().forEach(Mount::close);
    own.close();
  }
}
