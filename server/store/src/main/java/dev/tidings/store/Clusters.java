package dev.tidings.store;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The clusters whose events are kept here beside the server's own; some come and some go while it
 * serves. Safe for use by any number of threads.
 *
 * <p>Stores belong to whoever adds them. One is open from before it is added until after {@link
 * #remove} has returned, when every listener has been told.
 */
public final class Clusters {
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile NavigableMap<String, Cluster> present = new TreeMap<>();

  /**
   * Hears of clusters that come and go, one at a time and in that order, on the thread that adds or
   * removes them: it must not throw, must not add or remove any, and takes only as long as it must.
   */
  public interface Listener {
    /** A cluster is there, and already found by its name. */
    void added(Cluster cluster);

    /** One is not found any more; after this its store is no longer to be used. */
    void removed(Cluster cluster);
  }

  /** Those that are present, by name. The list does not change. */
  public List<Cluster> all() {
    return List.copyOf(present.values());
  }

  public Optional<Cluster> find(String name) {
    return Optional.ofNullable(present.get(name));
  }

  /** Adds a cluster, unless there is one of that name. */
  public synchronized boolean add(Cluster cluster) {
    if (present.containsKey(cluster.name())) {
      return false;
    }
    var next = new TreeMap<>(present);
    next.put(cluster.name(), cluster);
    present = next;
    listeners.forEach(each -> each.added(cluster));
    return true;
  }

  /**
   * Takes a cluster away, and returns when all who listen have been told; empty: none was there.
   */
  public synchronized Optional<Cluster> remove(String name) {
    var next = new TreeMap<>(present);
    Cluster gone = next.remove(name);
    if (gone == null) {
      return Optional.empty();
    }
    present = next;
    listeners.forEach(each -> each.removed(gone));
    return Optional.of(gone);
  }

  /**
   * Tells a listener of all that are present, before this returns, and then of every change until
   * the result is closed.
   */
  public synchronized Subscription listen(Listener listener) {
    present.values().forEach(listener::added);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
