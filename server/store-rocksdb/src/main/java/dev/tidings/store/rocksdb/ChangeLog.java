package dev.tidings.store.rocksdb;

import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.StoredEvent;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Reads changes that memory does not hold any more. */
final class ChangeLog {
  private ChangeLog() {}

  static ChangesResult after(ReadView view, long after, int max) {
    if (after < view.state().compacted()) {
      return new ChangesResult.Expired(view.state().compacted());
    }
    var changes = new ArrayList<Change>();
    long upTo = after;
    long bytes = 0;
    try (Cursor log = view.cursor(Family.LOG);
        Cursor history = view.cursor(Family.HISTORY)) {
      for (log.seek(Rows.log(after + 1, 0)); log.valid(); log.next()) {
        long revision = Rows.logRevision(log.key());
        boolean enough = changes.size() >= max || bytes >= ReadView.ROOM_PER_READ;
        if (revision != upTo && enough && !changes.isEmpty()) {
          break;
        }
        upTo = revision;
        Change change = change(view, revision, LogRow.decode(log.value()), history);
        changes.add(change);
        bytes += bytes(change.before()) + bytes(change.after());
      }
    }
    return new ChangesResult.Batch(changes, upTo);
  }

  private static long bytes(@Nullable StoredEvent state) {
    return state == null ? 0 : state.value().length;
  }

  private static Change change(ReadView view, long revision, LogRow row, Cursor history) {
    StoredEvent before = view.before(row.key(), revision);
    @Nullable StoredEvent after = view.at(row.key(), revision, history).orElse(null);
    return new Change(revision, row.key(), before, after);
  }
}
