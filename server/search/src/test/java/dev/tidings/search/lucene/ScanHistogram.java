package dev.tidings.search.lucene;

import dev.tidings.search.Histogram;
import dev.tidings.search.HistogramRequest;
import dev.tidings.search.lucene.Happenings.Once;
import dev.tidings.search.lucene.LinearScan.Happened;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How often something happened over time, counted part by part. */
final class ScanHistogram {
  private ScanHistogram() {}

  static Histogram of(HistogramRequest request, List<Once> found) {
    HistogramRequest.Split split = request.split();
    if (split == null) {
      List<Long> counts = counts(request, found);
      return histogram(request, List.of(series("", counts)), counts.stream().map(c -> 0L).toList());
    }
    Function<Once, String> by = once -> once.value(split.by());
    List<String> values = Happenings.ranked(found, by).stream().limit(split.limit()).toList();
    List<Histogram.Series> series =
        values.stream()
            .map(
                value ->
                    series(
                        value,
                        counts(
                            request,
                            found.stream().filter(o -> by.apply(o).equals(value)).toList())))
            .toList();
    List<Once> others = found.stream().filter(o -> !values.contains(by.apply(o))).toList();
    return histogram(request, series, counts(request, others));
  }

  private static Histogram.Series series(String value, List<Long> counts) {
    return new Histogram.Series(value, sum(counts), counts);
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private static Histogram histogram(
      HistogramRequest request, List<Histogram.Series> series, List<Long> other) {
    long total = series.stream().mapToLong(Histogram.Series::total).sum() + sum(other);
    return new Histogram(request.what().period().from(), request.step(), total, series, other);
  }

  private static List<Long> counts(HistogramRequest request, List<Once> found) {
    return IntStream.range(0, request.parts())
        .mapToObj(
            part -> {
              Instant from = request.what().period().from().plus(request.step().multipliedBy(part));
              Instant to = from.plus(request.step());
              return found.stream()
                  .map(Once::happened)
                  .filter(each -> !each.time().isBefore(from) && each.time().isBefore(to))
                  .mapToLong(Happened::times)
                  .sum();
            })
        .toList();
  }
}
