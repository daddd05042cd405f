package dev.tidings.search.lucene;

import dev.tidings.search.Counts;
import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.SeenObject;
import dev.tidings.search.Top;
import dev.tidings.search.TopObjects;
import dev.tidings.search.TopObjectsRequest;
import dev.tidings.search.TopObjectsRequest.Level;
import dev.tidings.search.TopRequest;
import dev.tidings.search.query.EventFacts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what happened most. */
final class TopAnswer {
  private final View view;

  TopAnswer(View view) {
    this.view = view;
  }

  Top values(TopRequest request) throws IOException {
    var groups = new GroupTable(view.groups(), Micros.ceiling(request.what().period().from()));
    groups.read(view, view.happenings(withBefore(request.what())));
    Map<String, GroupTable.Sums> sums = groups.by(request.by());
    List<Top.Item> items =
        Ranking.of(sums, request.limit()).stream()
            .flatMap(
                value ->
                    Optional.ofNullable(sums.get(value)).stream()
                        .map(each -> new Top.Item(value, counts(each))))
            .toList();
    return new Top(groups.total(), groups.before(), items);
  }

  private static Counts counts(GroupTable.Sums sums) {
    return new Counts(sums.count, sums.before, sums.warnings, Micros.instant(sums.last));
  }

  /**
   * @param bytes heap that counting may take
   */
  TopObjects objects(TopObjectsRequest request, long bytes) throws IOException {
    Question what = request.what();
    var table =
        new ObjectTable(view.groups(), request.level(), Micros.ceiling(what.period().from()));
    table.find(view, view.happenings(what), new Tally(bytes, request.limit()));
    table.read(view, view.happenings(withBefore(what)));
    var items = new ArrayList<TopObjects.Item>();
    for (ObjectTable.Sums each : table.found()) {
      view.facts(Hit.event(view.searcher(), each.lastDocument))
          .ifPresent(facts -> items.add(item(request.level(), facts, each)));
    }
    return new TopObjects(table.total(), table.before(), items);
  }

  private static TopObjects.Item item(Level level, EventFacts facts, ObjectTable.Sums sums) {
    SeenObject object =
        switch (level) {
          case OBJECT -> SeenObject.of(facts.cluster(), facts.event().involvedObject());
          case OWNER -> Owners.root(facts);
        };
    var counts = new Counts(sums.count, sums.before, sums.warnings, Micros.instant(sums.last));
    return new TopObjects.Item(object, counts, facts.event());
  }

  /** With the period of the same length just before, as far as time goes back. */
  private static Question withBefore(Question question) {
    Period period = question.period();
    Instant before = period.from().minus(period.length());
    Instant from = before.isBefore(Period.BEGINNING) ? Period.BEGINNING : before;
    return question.during(new Period(from, period.to()));
  }
}
