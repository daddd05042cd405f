package dev.tidings.search.lucene;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.tidings.search.Dimension;
import dev.tidings.search.EventSearch;
import dev.tidings.search.FoundEvent;
import dev.tidings.search.Histogram;
import dev.tidings.search.HistogramRequest;
import dev.tidings.search.LifeRequest;
import dev.tidings.search.ObjectLife;
import dev.tidings.search.Order;
import dev.tidings.search.PageToken;
import dev.tidings.search.SearchPage;
import dev.tidings.search.SearchRequest;
import dev.tidings.search.SourceState;
import dev.tidings.search.Top;
import dev.tidings.search.TopObjects;
import dev.tidings.search.TopObjectsRequest;
import dev.tidings.search.TopRequest;
import dev.tidings.search.ValueCount;
import dev.tidings.search.lucene.LinearScan.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the index must answer, in the plainest way: by looking at everything. */
final class ScanSearch implements EventSearch {
  private final List<Known> all;
  private final Instant now;

  ScanSearch(List<Known> all, Instant now) {
    this.all = all;
    this.now = now;
  }

  @Override
  public SearchPage search(SearchRequest request) {
    Comparator<Known> order = comparingLong(known -> value(request.order(), known));
    if (request.order().isDescending()) {
      order = order.reversed();
    }
    List<Known> found =
        all.stream()
            .filter(
                known ->
                    Happenings.isMeant(request.what(), known.facts(), known.facts().lastSeen()))
            .sorted(
                order
                    .thenComparing(comparingLong((Known k) -> k.stored().revision()).reversed())
                    .thenComparing(Known::cluster))
            .toList();
    int begin =
        request.after() == null
            ? 0
            : 1
                + found.stream()
                    .map(each -> token(request, each))
                    .toList()
                    .indexOf(request.after());
    List<Known> page = found.stream().skip(begin).limit(request.limit()).toList();
    boolean more = begin + page.size() < found.size();
    return new SearchPage(
        found.size(),
        facets(found, request.facets()),
        page.stream().map(each -> new FoundEvent(each.cluster(), each.stored())).toList(),
        more ? Optional.of(token(request, page.get(page.size() - 1))) : Optional.empty());
  }

  private static PageToken token(SearchRequest request, Known last) {
    return new PageToken(
        request.order(), value(request.order(), last), last.stored().revision(), last.cluster());
  }

  private static long value(Order order, Known known) {
    return order.isByCount()
        ? known.facts().event().occurrences()
        : Duration.between(Instant.EPOCH, known.facts().lastSeen()).toNanos() / 1000;
  }

  private static Map<Dimension, List<ValueCount>> facets(
      List<Known> found, Set<Dimension> dimensions) {
    var facets = new HashMap<Dimension, List<ValueCount>>();
    for (Dimension dimension : dimensions) {
      Map<String, Long> counts =
          found.stream()
              .collect(
                  groupingBy(each -> each.facts().values(dimension.field()).get(0), counting()));
      facets.put(
          dimension,
          counts.entrySet().stream()
              .map(each -> new ValueCount(each.getKey(), each.getValue()))
              .sorted(comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value))
              .limit(SearchPage.MOST_VALUES)
              .toList());
    }
    return facets;
  }

  @Override
  public Histogram histogram(HistogramRequest request) {
    return ScanHistogram.of(request, new Happenings(all).of(request.what()).toList());
  }

  @Override
  public Top top(TopRequest request) {
    return new ScanTop(new Happenings(all)).values(request);
  }

  @Override
  public TopObjects topObjects(TopObjectsRequest request) {
    return new ScanTop(new Happenings(all)).objects(request);
  }

  @Override
  public ObjectLife life(LifeRequest request) {
    return new ScanLife(all, now).of(request);
  }

  @Override
  public List<SourceState> sources() {
    throw new UnsupportedOperationException();
  }
}
