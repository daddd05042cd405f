package dev.tidings.search.lucene;

import dev.tidings.search.FoundEvent;
import dev.tidings.search.Order;
import dev.tidings.search.PageToken;
import dev.tidings.search.SearchPage;
import dev.tidings.search.SearchRequest;
import dev.tidings.store.StoredEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Answers a search. */
final class SearchAnswer {
  /** The total is counted apart, which is quicker. */
  private static final int NO_TOTAL = 1;

  /** A page ends with the event that exceeds this, as it is stored. */
  private static final int MOST_BYTES = 4 << 20;

  private final View view;
  private final SearchRequest request;

  SearchAnswer(View view, SearchRequest request) {
    this.view = view;
    this.request = request;
  }

  SearchPage page() throws IOException {
    Query query = view.states(request.what());
    var facets = new FacetTable(view.groups());
    long total =
        request.facets().isEmpty() ? view.searcher().count(query) : facets.read(view, query);
    List<Hit> hits = hits(query);
    var items = new ArrayList<FoundEvent>();
    List<Hit> shown = hits.subList(0, take(hits, items));
    boolean more = hits.size() > shown.size();
    return new SearchPage(
        total,
        request.facets().isEmpty() ? Map.of() : facets.by(request.facets()),
        items,
        more ? Optional.of(token(shown.get(shown.size() - 1))) : Optional.empty());
  }

  /** Those of the page, and one more if there is one. */
  private List<Hit> hits(Query query) throws IOException {
    var top = new TopFieldCollectorManager(sort(), request.limit() + 1, after(), NO_TOTAL);
    var hits = new ArrayList<Hit>();
    for (ScoreDoc each : view.searcher().search(query, top).scoreDocs) {
      hits.add(Hit.of(view.searcher(), each));
    }
    return hits;
  }

  /** The newest revision of those that are equal, then by cluster: no two events have both. */
  private Sort sort() {
    Order order = request.order();
    String column = order.isByCount() ? Columns.HAPPENED : Columns.LAST;
    return new Sort(
        new SortField(column, SortField.Type.LONG, order.isDescending()),
        new SortField(Columns.REVISION, SortField.Type.LONG, true),
        new SortField(Columns.CLUSTER, SortField.Type.STRING));
  }

  private @Nullable FieldDoc after() {
    PageToken token = request.after();
    if (token == null) {
      return null;
    }
    Object[] values = {token.value(), token.revision(), new BytesRef(token.cluster())};
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values);
  }

  private PageToken token(Hit last) {
    return new PageToken(request.order(), last.number(0), last.number(1), last.event().cluster());
  }

  /** Reads events of hits; how many hits that were. */
  private int take(List<Hit> hits, List<FoundEvent> items) {
    int most = Math.min(hits.size(), request.limit());
    int taken = 0;
    for (long bytes = 0; taken < most && bytes <= MOST_BYTES; taken++) {
      StoredKey event = hits.get(taken).event();
      Optional<StoredEvent> stored = view.stored(event);
      stored.ifPresent(found -> items.add(new FoundEvent(event.cluster(), found)));
      bytes += stored.map(found -> found.value().length).orElse(0);
    }
    return taken;
  }
}
