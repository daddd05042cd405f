package dev.tidings.search.lucene;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.tidings.event.OwnerReference;
import dev.tidings.search.Counts;
import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.SeenObject;
import dev.tidings.search.Top;
import dev.tidings.search.TopObjects;
import dev.tidings.search.TopObjectsRequest;
import dev.tidings.search.TopObjectsRequest.Level;
import dev.tidings.search.TopRequest;
import dev.tidings.search.lucene.Happenings.Once;
import dev.tidings.search.lucene.LinearScan.Known;
import dev.tidings.search.query.EventFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What happened most, counted one by one. */
final class ScanTop {
  private final Happenings happenings;

  ScanTop(Happenings happenings) {
    this.happenings = happenings;
  }

  Top values(TopRequest request) {
    Function<Once, String> by = once -> once.value(request.by());
    List<Once> during = happenings.of(request.what()).toList();
    List<Once> before = before(request.what());
    return new Top(
        times(during),
        times(before),
        Happenings.ranked(during, by).stream()
            .limit(request.limit())
            .map(
                value ->
                    new Top.Item(value, counts(during, before, o -> by.apply(o).equals(value))))
            .toList());
  }

  private List<Once> before(Question what) {
    Period period = what.period();
    if (period.from().equals(Period.BEGINNING)) {
      return List.of();
    }
    Instant from = period.from().minus(period.length());
    Instant begin = from.isBefore(Period.BEGINNING) ? Period.BEGINNING : from;
    return happenings.of(what.during(new Period(begin, period.from()))).toList();
  }

  private static Counts counts(List<Once> during, List<Once> before, Predicate<Once> which) {
    List<Once> mine = during.stream().filter(which).toList();
    return new Counts(
        times(mine),
        times(before.stream().filter(which).toList()),
        times(mine.stream().filter(Once::isWarning).toList()),
        mine.stream().map(o -> o.happened().time()).max(Comparator.naturalOrder()).orElseThrow());
  }

  /** All of them, however many were asked for, in an order of its own among equals. */
  TopObjects objects(TopObjectsRequest request) {
    Function<Once, String> by = once -> name(request.level(), once.happened().then());
    List<Once> during = happenings.of(request.what()).toList();
    List<Once> before = before(request.what());
    List<TopObjects.Item> items =
        Happenings.ranked(during, by).stream()
            .map(
                name -> {
                  Known newest = newest(during, o -> by.apply(o).equals(name)).known();
                  return new TopObjects.Item(
                      object(request.level(), newest.facts()),
                      counts(during, before, o -> by.apply(o).equals(name)),
                      newest.facts().event());
                })
            .toList();
    return new TopObjects(times(during), times(before), items);
  }

  private static Once newest(List<Once> during, Predicate<Once> which) {
    return during.stream()
        .filter(which)
        .max(
            comparing((Once o) -> o.happened().time())
                .thenComparing(comparingLong(o -> o.happened().revision())))
        .orElseThrow();
  }

  private static SeenObject object(Level level, EventFacts facts) {
    SeenObject self = SeenObject.of(facts.cluster(), facts.event().involvedObject());
    List<OwnerReference> owners = facts.owners();
    if (level == Level.OBJECT || owners.isEmpty()) {
      return self;
    }
    OwnerReference root = owners.get(owners.size() - 1);
    return new SeenObject(
        self.cluster(), root.kind(), namespace(root, self), root.name(), root.uid());
  }

  static String namespace(OwnerReference owner, SeenObject owned) {
    return owner.kind().equals("Node") ? "" : owned.namespace();
  }

  private static String name(Level level, EventFacts facts) {
    SeenObject object = object(level, facts);
    return String.join("|", object.cluster(), object.kind(), object.namespace(), object.name());
  }

  private static long times(List<Once> some) {
    return some.stream().mapToLong(once -> once.happened().times()).sum();
  }
}
