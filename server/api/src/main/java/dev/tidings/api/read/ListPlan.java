package dev.tidings.api.read;

import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what a list says of itself before it is written: where it ends, and what follows. Keeps
 * its events if they are small together; otherwise they are read again while they are written. Used
 * once.
 */
final class ListPlan {
  /** Bytes of stored events that one list keeps, and perhaps one event more. */
  private static final int KEPT_BYTES = 1 << 20;

  static final long NO_LIMIT = Long.MAX_VALUE;

  private final ListScope scope;
  private final EventWalk walk;
  private final long limit;
  private final List<StoredEvent> kept = new ArrayList<>();
  private long bytes;
  private long count;

  /**
   * @param limit how many events the list may have, or {@link #NO_LIMIT}
   */
  ListPlan(ListScope scope, EventWalk walk, long limit) {
    this.scope = scope;
    this.walk = walk;
    this.limit = limit;
  }

  Answer.Many answer() {
    String version = Long.toString(walk.revision());
    goThrough();
    if (count < limit || !isFollowed()) {
      return new Answer.Many(events(), version, "", null, List.of());
    }
    StoredEvent last = walk.stored();
    String token =
        ContinueToken.after(last.key(), scope.filter().namespace(), walk.revision()).encode();
    Long remaining =
        scope.filter().hasNoSelectors()
            ? scope
                .store()
                .count(new ListRequest(scope.selection(), walk.revision(), last.key(), 1))
            : null;
    return new Answer.Many(events(), version, token, remaining, List.of());
  }

  /** Goes to the list's last event, unless it has no limit: then only as long as all are kept. */
  private void goThrough() {
    while (count < limit && (isKept() || limit < NO_LIMIT) && walk.advance()) {
      count++;
      bytes += walk.stored().value().length;
      if (isKept()) {
        kept.add(walk.stored());
      } else {
        kept.clear();
      }
    }
  }

  private boolean isKept() {
    return bytes <= KEPT_BYTES;
  }

  private Iterable<StoredEvent> events() {
    return isKept() ? kept : new ListedEvents(scope, walk.revision(), limit);
  }

  /**
   * Whether anything follows. As in the reference that is asked before selectors are applied, so an
   * index must not answer it.
   */
  private boolean isFollowed() {
    if (walk.isFollowed() || scope.selection() instanceof Selection.Single) {
      return walk.isFollowed();
    }
    var next =
        new ListRequest(
            EventFilter.all(scope.filter().namespace()), walk.revision(), walk.stored().key(), 1);
    return scope.store().list(next) instanceof ListResult.Page page && !page.events().isEmpty();
  }
}
