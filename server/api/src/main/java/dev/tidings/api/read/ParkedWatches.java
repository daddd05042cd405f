package dev.tidings.api.read;

import dev.tidings.api.wire.Shown;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectReference;
import dev.tidings.store.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The watches that wait for a change, by the part of the store that they are about, so that a
 * change is looked at by those alone that it may concern. Safe for use by any number of threads.
 *
 * <p>Invariant: a watch is taken out by one thread only, whose it is from then on.
 */
final class ParkedWatches {
  private final Map<Selection, Set<EventWatch>> byKey = new ConcurrentHashMap<>();
  private final Map<Selection, Set<EventWatch>> byObject = new ConcurrentHashMap<>();

  private Map<Selection, Set<EventWatch>> placesOf(Selection selection) {
    return switch (selection) {
      case Selection.Everything all -> byKey;
      case Selection.InNamespace in -> byKey;
      case Selection.Single single -> byKey;
      case Selection.AboutUid about -> byObject;
      case Selection.AboutName about -> byObject;
    };
  }

  boolean isEmpty() {
    return byKey.isEmpty() && byObject.isEmpty();
  }

  void add(EventWatch watch) {
    var unused =
        placesOf(watch.selection())
            .compute(
                watch.selection(),
                (selection, there) -> {
                  Set<EventWatch> place = there == null ? new HashSet<>() : there;
                  place.add(watch);
                  return place;
                });
  }

  /** Whether the watch was there, and is the caller's now. */
  boolean remove(EventWatch watch) {
    boolean[] removed = {false};
    var unused =
        placesOf(watch.selection())
            .computeIfPresent(
                watch.selection(),
                (selection, place) -> {
                  removed[0] = place.remove(watch);
                  return place.isEmpty() ? null : place;
                });
    return removed[0];
  }

  /** Takes out the watches that a change may concern. */
  void take(SeenChange change, Consumer<EventWatch> taker) {
    EventKey key = change.change().key();
    take(byKey, new Selection.Everything(), taker);
    take(byKey, new Selection.InNamespace(key.namespace()), taker);
    take(byKey, new Selection.Single(key), taker);
    if (!byObject.isEmpty()) {
      takeAbout(change.gone(), key.namespace(), taker);
      takeAbout(change.present(), key.namespace(), taker);
    }
  }

  private void takeAbout(@Nullable Shown event, String namespace, Consumer<EventWatch> taker) {
    if (event == null) {
      return;
    }
    ObjectReference object = event.event().involvedObject();
    take(byObject, new Selection.AboutUid(object.uid(), namespace), taker);
    take(byObject, new Selection.AboutUid(object.uid(), null), taker);
    take(byObject, new Selection.AboutName(object.name(), namespace), taker);
    take(byObject, new Selection.AboutName(object.name(), null), taker);
  }

  private static void take(
      Map<Selection, Set<EventWatch>> places, Selection selection, Consumer<EventWatch> taker) {
    Set<EventWatch> taken = places.remove(selection);
    if (taken != null) {
      taken.forEach(taker);
    }
  }

  /** Takes out all of them. */
  void takeAll(Consumer<EventWatch> taker) {
    for (var places : List.of(byKey, byObject)) {
      new ArrayList<>(places.keySet()).forEach(selection -> take(places, selection, taker));
    }
  }
}
