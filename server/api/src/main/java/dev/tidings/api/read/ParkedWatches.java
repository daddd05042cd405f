package dev.tidings.api.read;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Term;
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
  private final EventTerms.Reader terms;
  private final Map<Selection, Set<EventWatch>> byKey = new ConcurrentHashMap<>();
  private final Map<Selection, Set<EventWatch>> byTerm = new ConcurrentHashMap<>();

  ParkedWatches(EventTerms.Reader terms) {
    this.terms = terms;
  }

  private Map<Selection, Set<EventWatch>> placesOf(Selection selection) {
    return switch (selection) {
      case Selection.Everything all -> byKey;
      case Selection.InNamespace in -> byKey;
      case Selection.Single single -> byKey;
      case Selection.Having having -> byTerm;
    };
  }

  boolean isEmpty() {
    return byKey.isEmpty() && byTerm.isEmpty();
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

  /** Whether the watch is there now. */
  boolean holds(EventWatch watch) {
    boolean[] held = {false};
    var unused =
        placesOf(watch.selection())
            .computeIfPresent(
                watch.selection(),
                (selection, place) -> {
                  held[0] = place.contains(watch);
                  return place;
                });
    return held[0];
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
    if (!byTerm.isEmpty()) {
      takeHaving(change.change().before(), taker);
      takeHaving(change.change().after(), taker);
    }
  }

  private void takeHaving(@Nullable StoredEvent event, Consumer<EventWatch> taker) {
    if (event == null) {
      return;
    }
    for (Term term : terms.read(event.value()).all()) {
      take(byTerm, new Selection.Having(term, event.key().namespace()), taker);
      take(byTerm, new Selection.Having(term, null), taker);
    }
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
    for (var places : List.of(byKey, byTerm)) {
      new ArrayList<>(places.keySet()).forEach(selection -> take(places, selection, taker));
    }
  }
}
