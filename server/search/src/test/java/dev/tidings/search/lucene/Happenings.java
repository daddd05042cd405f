package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import dev.tidings.search.Question;
import dev.tidings.search.lucene.LinearScan.Happened;
import dev.tidings.search.lucene.LinearScan.Known;
import dev.tidings.search.query.EventFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that has happened, time by time. */
final class Happenings {
  private final List<Known> all;

  Happenings(List<Known> all) {
    this.all = all;
  }

  /** One time that something happened, and the event as it is now. */
  record Once(Known known, Happened happened) {
    String value(Dimension dimension) {
      return happened.then().values(dimension.field()).get(0);
    }

    boolean isWarning() {
      return !happened.then().event().type().equals("Normal");
    }
  }

  Stream<Once> of(Question what) {
    return all.stream()
        .flatMap(known -> known.happened().stream().map(each -> new Once(known, each)))
        .filter(once -> isMeant(what, once.happened().then(), once.happened().time()));
  }

  static boolean isMeant(Question what, EventFacts facts, Instant time) {
    return what.period().contains(time)
        && what.query().matches(facts)
        && what.scope().includes(facts.cluster(), facts.event().metadata().namespace());
  }

  /** Values by how often they happened, the most frequent first. */
  static List<String> ranked(List<Once> found, Function<Once, String> by) {
    var sums = new HashMap<String, Long>();
    found.forEach(once -> sums.merge(by.apply(once), once.happened().times(), Long::sum));
    return sums.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
