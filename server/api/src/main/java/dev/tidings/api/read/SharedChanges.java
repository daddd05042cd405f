package dev.tidings.api.read;

import dev.tidings.store.Change;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The changes that were decoded last, each once for all watches that come by.
 *
 * <p>Invariant: a place holds the change that was put there last, so memory is bounded, and a watch
 * that is far behind may displace a change but never gets another one.
 */
final class SharedChanges {
  private static final int PLACES = 4096;

  private final AtomicReferenceArray<SeenChange> places = new AtomicReferenceArray<>(PLACES);

  SeenChange of(Change change) {
    int place =
        Math.floorMod(31 * Long.hashCode(change.revision()) + change.key().hashCode(), PLACES);
    SeenChange seen = places.get(place);
    if (seen == null || !isSame(seen.change(), change)) {
      seen = SeenChange.of(change);
      places.set(place, seen);
    }
    return seen;
  }

  @SuppressWarnings("ReferenceEquality") // a recent change is one object for all who read it
  private static boolean isSame(Change one, Change other) {
    return one == other;
  }
}
