package dev.tidings.search.lucene;

import dev.tidings.search.SourceState;
import dev.tidings.store.EventStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/** Tells how fresh the index is. */
final class Freshness {
  private static final Sort NEWEST =
      new Sort(new SortField(Columns.LAST, SortField.Type.LONG, true));

  private Freshness() {}

  static List<SourceState> of(View view, Instant now) throws IOException {
    var states = new ArrayList<SourceState>();
    for (Followed each : view.roster().all()) {
      Optional<Long> revision = each.with(EventStore::revision);
      if (revision.isPresent()) {
        states.add(state(view.searcher(), each, revision.get(), now));
      }
    }
    return states;
  }

  private static SourceState state(
      IndexSearcher searcher, Followed followed, long revision, Instant now) throws IOException {
    Query events = Translation.statesOf(followed.cluster());
    return new SourceState(
        followed.cluster(),
        searcher.count(events),
        revision,
        followed.shown().revision(),
        followed.lag(revision, now),
        newest(searcher, events));
  }

  private static @Nullable Instant newest(IndexSearcher searcher, Query events) throws IOException {
    for (ScoreDoc each : searcher.search(events, 1, NEWEST).scoreDocs) {
      return Micros.instant((Long) ((FieldDoc) each).fields[0]);
    }
    return null;
  }
}
