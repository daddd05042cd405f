package dev.tidings.forward.pump;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a route begins that has never run before.
 *
 * @param now when it begins
 */
record Beginning(EventStore store, Instant now) {
  /** How far back at most, so that a long history does not keep a route from beginning. */
  private static final long MOST_REVISIONS = 10_000;

  private static final int AT_ONCE = 1_000;

  /**
   * The revision behind which the first event is that is not too old, of those that the store still
   * has in its history; the present when there is none, or no age is given.
   */
  long lookingBack(Duration age) {
    long present = store.revision();
    if (age.isZero()) {
      return present;
    }
    Instant since = now.minus(age);
    long at = Math.max(0, present - MOST_REVISIONS);
    while (at < present) {
      switch (store.changes(at, AT_ONCE)) {
        case ChangesResult.Expired expired -> at = expired.oldest();
        case ChangesResult.Batch batch -> {
          Optional<Change> young = young(batch, since);
          if (young.isPresent()) {
            return young.get().revision() - 1;
          }
          at = batch.upTo();
        }
      }
    }
    return present;
  }

  private static Optional<Change> young(ChangesResult.Batch batch, Instant since) {
    return batch.changes().stream().filter(change -> isYoung(change.after(), since)).findFirst();
  }

  private static boolean isYoung(@Nullable StoredEvent stored, Instant since) {
    if (stored == null) {
      return false;
    }
    try {
      Event event = StoredForm.decode(stored.value());
      Instant seen = event.lastSeen();
      return seen != null && !seen.isBefore(since);
    } catch (DecodeException foreign) {
      return false;
    }
  }
}
