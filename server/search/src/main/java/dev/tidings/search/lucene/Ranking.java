package dev.tidings.search.lucene;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which values come first: the most frequent; of those that are equal the first by name. */
final class Ranking {
  private static final Comparator<Map.Entry<String, GroupTable.Sums>> MOST_FIRST =
      comparingLong((Map.Entry<String, GroupTable.Sums> each) -> each.getValue().count)
          .reversed()
          .thenComparing(comparing(Map.Entry::getKey));

  private Ranking() {}

  /** Values of which there are any, at most so many. */
  static List<String> of(Map<String, GroupTable.Sums> sums, int limit) {
    return sums.entrySet().stream()
        .filter(each -> each.getValue().count > 0)
        .sorted(MOST_FIRST)
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }
}
