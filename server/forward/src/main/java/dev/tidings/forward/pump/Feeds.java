package dev.tidings.forward.pump;

import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feeds of the server's own store and of the clusters beside it. Safe for several threads. */
final class Feeds implements Clusters.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

  private final EventStore ownStore;
  private final InstantSource clock;
  private final Heard heard;
  private final Map<String, Feed> others = new TreeMap<>();
  private @Nullable Feed own;

  /** Who is told of what happens. */
  interface Heard {
    /** Something was written, somewhere. On a store's own thread. */
    void news();

    /** A cluster is there, or is not any more. */
    void changed();
  }

  Feeds(EventStore ownStore, InstantSource clock, Heard heard) {
    this.ownStore = ownStore;
    this.clock = clock;
    this.heard = heard;
  }

  /** The own store's cluster is called this from now on. */
  synchronized void nameOwn(String name) {
    Feed before = own;
    if (before != null && before.cluster().equals(name)) {
      return;
    }
    if (before != null) {
      before.close();
    }
    if (others.containsKey(name)) {
      nobodyHas(name);
    }
    own = new Feed(new Feed.Origin(name, true, ownStore), clock, heard::news);
  }

  private static void nobodyHas(String name) {
    LOG.error("a collected cluster is called {} as the server's own is: no route has it", name);
  }

  /** All of them, the own one first. */
  synchronized List<Feed> all() {
    var all = new ArrayList<Feed>();
    Feed first = own;
    if (first != null) {
      all.add(first);
    }
    others.values().stream()
        .filter(each -> first == null || !each.cluster().equals(first.cluster()))
        .forEach(all::add);
    return all;
  }

  @Override
  public void added(Cluster cluster) {
    var origin = new Feed.Origin(cluster.name(), false, cluster.store());
    synchronized (this) {
      if (own != null && own.cluster().equals(cluster.name())) {
        nobodyHas(cluster.name());
      }
      others.put(cluster.name(), new Feed(origin, clock, heard::news));
    }
    heard.changed();
  }

  @Override
  public void removed(Cluster cluster) {
    Feed gone;
    synchronized (this) {
      gone = others.remove(cluster.name());
    }
    if (gone != null) {
      gone.close();
    }
    heard.changed();
  }

  @Override
  public synchronized void close() {
    all().forEach(Feed::close);
    own = null;
    others.clear();
  }
}
