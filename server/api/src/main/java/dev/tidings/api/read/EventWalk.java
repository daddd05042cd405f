package dev.tidings.api.read;

import static java.util.Objects.requireNonNull;

import dev.tidings.codec.StoredFields;
import dev.tidings.store.ListResult;
import dev.tidings.store.StoreException;
import dev.tidings.store.StoredEvent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the events of a scope that pass its filter, at one revision, and holds one batch of
 * the store's. Used by one thread at a time.
 */
final class EventWalk {
  /** Events read at once, where most of them are wanted. */
  static final int BATCH = 128;

  private static final int LARGEST_BATCH = 2_048;

  private final ListScope scope;
  private final long revision;
  private final StoredFields fields = new StoredFields();
  private ListResult.Page page;
  private Iterator<StoredEvent> batch;
  private int size;
  private int wanted;
  private @Nullable StoredEvent stored;

  /** Begins with a page that has been read already, of at most so many events. */
  EventWalk(ListScope scope, ListResult.Page first, int size) {
    this.scope = scope;
    this.revision = first.revision();
    this.size = size;
    this.page = first;
    this.batch = first.events().iterator();
  }

  /** Goes to the next event; false when there is none. */
  boolean advance() {
    while (true) {
      while (batch.hasNext()) {
        stored = batch.next();
        if (scope.filter().matches(stored, fields)) {
          wanted++;
          return true;
        }
      }
      if (!page.more()) {
        return false;
      }
      readOn();
    }
  }

  private void readOn() {
    if (wanted < size / 4) {
      size = Math.min(2 * size, LARGEST_BATCH);
    }
    wanted = 0;
    page = page(scope.read(revision, requireNonNull(stored).key(), size));
    batch = page.events().iterator();
  }

  /** What can go wrong has gone wrong at the start of a list, unless it takes very long. */
  static ListResult.Page page(ListResult read) {
    if (read instanceof ListResult.Page page) {
      return page;
    }
    throw new StoreException("the revision of a list is not kept any more: " + read);
  }

  /** The event that {@link #advance} went to. */
  StoredEvent stored() {
    return requireNonNull(stored);
  }

  long revision() {
    return revision;
  }

  /** Whether the selection goes on behind the event that the walk stands at. */
  boolean isFollowed() {
    return batch.hasNext() || page.more();
  }
}
