package dev.tidings.api.read;

import dev.tidings.store.Change;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Queue;

/**
 * The changes that watches came by last, with what has been done for one of them and serves all:
 * decoding, and writing down. Safe for use by any number of threads.
 *
 * <p>Invariant: what is kept takes about {@code room} bytes at most; the change that came first
 * goes first. A watch that is far behind may displace a change but never gets another one.
 */
public final class SharedChanges {
  /** How much larger a change is decoded, and written in the forms that are kept, than stored. */
  private static final int GROWTH = 10;

  private static final int OVERHEAD = 500;

  /** A recent change is one object for all who read it. */
  private final IdentityHashMap<Change, SeenChange> seen = new IdentityHashMap<>();

  private final Queue<SeenChange> inOrder = new ArrayDeque<>();
  private final long room;
  private long used;

  public SharedChanges(long room) {
    this.room = room;
  }

  public synchronized SeenChange of(Change change) {
    SeenChange known = seen.get(change);
    return known == null ? add(SeenChange.of(change)) : known;
  }

  private SeenChange add(SeenChange change) {
    seen.put(change.change(), change);
    inOrder.add(change);
    used += size(change);
    while (used > room && !inOrder.isEmpty()) {
      SeenChange eldest = inOrder.remove();
      seen.remove(eldest.change());
      used -= size(eldest);
    }
    return change;
  }

  private static long size(SeenChange change) {
    return OVERHEAD + GROWTH * change.storedBytes();
  }
}
