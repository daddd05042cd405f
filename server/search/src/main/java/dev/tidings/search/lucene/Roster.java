package dev.tidings.search.lucene;

import dev.tidings.store.EventStore;
import dev.tidings.store.Subscription;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The clusters that are followed. For any thread. */
final class Roster {
  private final Map<String, Member> members = new TreeMap<>();

  private record Member(Followed followed, Subscription commits) {}

  /**
   * @param wake called after each commit; must return at once
   */
  synchronized void add(String cluster, EventStore store, Instant now, Runnable wake) {
    if (members.containsKey(cluster)) {
      throw new IllegalArgumentException(cluster + " is followed already");
    }
    var followed = new Followed(cluster, store, now);
    members.put(cluster, new Member(followed, store.onCommit(wake)));
  }

  /** Leaves a cluster if it is there; its store is not used any more when this has returned. */
  void remove(String cluster) {
    Member gone;
    synchronized (this) {
      gone = members.remove(cluster);
    }
    if (gone != null) {
      gone.commits().close();
      gone.followed().leave();
    }
  }

  synchronized Optional<Followed> find(String cluster) {
    return Optional.ofNullable(members.get(cluster)).map(Member::followed);
  }

  synchronized Collection<Followed> all() {
    return members.values().stream().map(Member::followed).toList();
  }

  synchronized Set<String> clusters() {
    return Set.copyOf(members.keySet());
  }

  /** Leaves all. */
  void clear() {
    List.copyOf(clusters()).forEach(this::remove);
  }
}
