package dev.tidings.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventStore;
import java.util.ArrayList;
import java.util.List;

/** What one who follows a store's changes sees. */
final class Followed {
  private Followed() {}

  /** All changes after a revision in the store's own batches, or that they are expired. */
  static List<String> of(EventStore store, long after, int max) {
    var seen = new ArrayList<String>();
    long upTo = after;
    while (true) {
      switch (store.changes(upTo, max)) {
        case ChangesResult.Expired expired -> {
          return List.of(expired.toString());
        }
        case ChangesResult.Batch batch -> {
          if (batch.changes().isEmpty()) {
            assertThat(batch.upTo()).isEqualTo(upTo);
            return seen;
          }
          checkWhole(batch, upTo);
          seen.addAll(Shown.changes(batch.changes()));
          upTo = batch.upTo();
        }
      }
    }
  }

  private static void checkWhole(ChangesResult.Batch batch, long after) {
    List<Long> revisions = batch.changes().stream().map(Change::revision).toList();
    assertThat(revisions).isSorted();
    assertThat(revisions.getFirst()).isGreaterThan(after);
    assertThat(revisions.getLast()).isEqualTo(batch.upTo());
  }
}
