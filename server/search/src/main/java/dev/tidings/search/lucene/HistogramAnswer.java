package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import dev.tidings.search.Histogram;
import dev.tidings.search.HistogramRequest;
import dev.tidings.search.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;

/** Answers how often something happened over time. */
final class HistogramAnswer {
  private final View view;
  private final HistogramRequest request;

  HistogramAnswer(View view, HistogramRequest request) {
    this.view = view;
    this.request = request;
  }

  Histogram histogram() throws IOException {
    Question what = request.what();
    HistogramRequest.Split split = request.split();
    Query query = view.happenings(what);
    return split == null ? whole(query) : split(query, split);
  }

  private Histogram whole(Query query) throws IOException {
    var table = new SeriesTable(request, Dimension.TYPE, List.of());
    table.read(view, query);
    List<Long> counts = table.others();
    long total = sum(counts);
    var series = new Histogram.Series("", total, counts);
    List<Long> nothing = counts.stream().map(each -> 0L).toList();
    return histogram(total, List.of(series), nothing);
  }

  private Histogram split(Query query, HistogramRequest.Split split) throws IOException {
    var groups = new GroupTable(view.groups(), Micros.ceiling(request.what().period().from()));
    groups.read(view, query);
    List<String> values = Ranking.of(groups.by(split.by()), split.limit());
    var table = new SeriesTable(request, split.by(), values);
    table.read(view, query);
    var series = new ArrayList<Histogram.Series>();
    for (int i = 0; i < values.size(); i++) {
      List<Long> counts = table.of(i);
      series.add(new Histogram.Series(values.get(i), sum(counts), counts));
    }
    return histogram(groups.total(), series, table.others());
  }

  private Histogram histogram(long total, List<Histogram.Series> series, List<Long> other) {
    return new Histogram(request.what().period().from(), request.step(), total, series, other);
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
