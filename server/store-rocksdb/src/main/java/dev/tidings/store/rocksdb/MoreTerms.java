package dev.tidings.store.rocksdb;

import dev.tidings.store.EventTerms;
import java.util.Arrays;

/**
 * Makes format 2 of format 1, whose index knew only the uid and the name of objects.
 *
 * <p>Every state that is kept gets the rows of all its terms. Changes in the log did not say which
 * of the new terms they had lost, so all of them are looked at when they are trimmed.
 */
record MoreTerms(EventTerms.Reader terms) implements Formats.Upgrade {
  /** What one write takes along. */
  private static final int STEP = 1_000;

  @Override
  public void rewrite(Database database) {
    each(
        database,
        Family.EVENTS,
        (row, batch) -> putTerms(row.key(), row.key().length, row.value(), batch));
    each(
        database,
        Family.HISTORY,
        (row, batch) -> putTerms(row.key(), Rows.historyPathLength(row.key()), row.value(), batch));
    each(
        database,
        Family.LOG,
        (row, batch) ->
            batch.put(Family.LOG, row.key(), LogRow.decode(row.value()).withTermsLost().encode()));
  }

  private void putTerms(byte[] key, int pathLength, byte[] state, Batch batch) {
    if (state.length > 0) {
      byte[] path = Arrays.copyOf(key, pathLength);
      for (var term : terms.read(Rows.value(state)).all()) {
        batch.put(Family.INDEX, IndexRows.row(term, path));
      }
    }
  }

  private interface Rewriting {
    void rewrite(Cursor row, Batch batch);
  }

  private static void each(Database database, Family family, Rewriting rewriting) {
    try (Cursor rows = database.cursor(family).seekToFirst()) {
      while (rows.valid()) {
        try (var batch = new Batch(database)) {
          for (int i = 0; i < STEP && rows.valid(); i++) {
            rewriting.rewrite(rows, batch);
            rows.next();
          }
          database.writeLater(batch);
        }
      }
    }
  }
}
