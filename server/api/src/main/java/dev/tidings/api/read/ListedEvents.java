package dev.tidings.api.read;

import dev.tidings.store.StoredEvent;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The events of one list, which are too many to be held: read a batch at a time, each time that
 * they are gone through.
 *
 * @param most how many they are at most
 */
record ListedEvents(ListScope scope, long revision, long most) implements Iterable<StoredEvent> {
  @Override
  public Iterator<StoredEvent> iterator() {
    var first = EventWalk.page(scope.read(revision, scope.after(), EventWalk.BATCH));
    var walk = new EventWalk(scope, first, EventWalk.BATCH);
    return new Iterator<>() {
      private long given;
      private boolean atNext;

      @Override
      public boolean hasNext() {
        atNext = atNext || (given < most && walk.advance());
        return atNext;
      }

      @Override
      public StoredEvent next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        atNext = false;
        given++;
        return walk.stored();
      }
    };
  }
}
