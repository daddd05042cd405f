package dev.tidings.forward.pump;

import dev.tidings.forward.routes.SeenChange;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The changes that routes came by last. A recent change is one object for all who read it, so what
 * one route has made of it serves the others. Safe for use by several threads.
 *
 * <p>Invariant: what is kept was made of {@value #MOST_BYTES} stored bytes at most; the change that
 * came first goes first.
 */
final class RecentChanges {
  private static final long MOST_BYTES = 1 << 20;

  private final String cluster;
  private final IdentityHashMap<Change, SeenChange> seen = new IdentityHashMap<>();
  private final Queue<Change> inOrder = new ArrayDeque<>();
  private long bytes;

  RecentChanges(String cluster) {
    this.cluster = cluster;
  }

  synchronized SeenChange of(Change change) {
    SeenChange known = seen.get(change);
    return known == null ? add(change) : known;
  }

  private SeenChange add(Change change) {
    var added = new SeenChange(cluster, change);
    seen.put(change, added);
    inOrder.add(change);
    bytes += bytes(change);
    while (bytes > MOST_BYTES) {
      Change eldest = inOrder.remove();
      seen.remove(eldest);
      bytes -= bytes(eldest);
    }
    return added;
  }

  private static long bytes(Change change) {
    return bytes(change.before()) + bytes(change.after());
  }

  private static long bytes(@Nullable StoredEvent stored) {
    return stored == null ? 0 : stored.value().length;
  }
}
