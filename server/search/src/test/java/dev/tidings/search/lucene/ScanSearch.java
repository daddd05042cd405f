package dev.tidings.search.lucene;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.tidings.event.Event;
import dev.tidings.event.EventsBlock;
import dev.tidings.event.OwnerReference;
import dev.tidings.search.Counts;
import dev.tidings.search.Dimension;
import dev.tidings.search.EventSearch;
import dev.tidings.search.FoundEvent;
import dev.tidings.search.Histogram;
import dev.tidings.search.HistogramRequest;
import dev.tidings.search.LifeRequest;
import dev.tidings.search.ObjectLife;
import dev.tidings.search.ObjectLife.Moment;
import dev.tidings.search.ObjectLife.Related;
import dev.tidings.search.ObjectLife.Relation;
import dev.tidings.search.Order;
import dev.tidings.search.PageToken;
import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.SearchPage;
import dev.tidings.search.SearchRequest;
import dev.tidings.search.SeenObject;
import dev.tidings.search.SourceState;
import dev.tidings.search.Top;
import dev.tidings.search.TopObjects;
import dev.tidings.search.TopObjectsRequest;
import dev.tidings.search.TopObjectsRequest.Level;
import dev.tidings.search.TopRequest;
import dev.tidings.search.ValueCount;
import dev.tidings.search.lucene.LinearScan.Happened;
import dev.tidings.search.lucene.LinearScan.Known;
import dev.tidings.search.query.EventFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the index must answer, in the plainest way: by looking at everything. */
final class ScanSearch implements EventSearch {
  private final List<Known> all;
  private final Instant now;

  ScanSearch(List<Known> all, Instant now) {
    this.all = all;
    this.now = now;
  }

  /** One time that something happened, and the event as it is now. */
  private record Once(Known known, Happened happened) {
    String value(Dimension dimension) {
      return happened.then().values(dimension.field()).get(0);
    }

    boolean isWarning() {
      return !happened.then().event().type().equals("Normal");
    }
  }

  private Stream<Once> happenings(Question what) {
    return all.stream()
        .flatMap(known -> known.happened().stream().map(each -> new Once(known, each)))
        .filter(once -> isMeant(what, once.happened().then(), once.happened().time()));
  }

  private static boolean isMeant(Question what, EventFacts facts, Instant time) {
    return what.period().contains(time)
        && what.query().matches(facts)
        && what.scope().includes(facts.cluster(), facts.event().metadata().namespace());
  }

  @Override
  public SearchPage search(SearchRequest request) {
    Comparator<Known> order = comparingLong(known -> value(request.order(), known));
    if (request.order().isDescending()) {
      order = order.reversed();
    }
    List<Known> found =
        all.stream()
            .filter(known -> isMeant(request.what(), known.facts(), known.facts().lastSeen()))
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
    List<Once> found = happenings(request.what()).toList();
    HistogramRequest.Split split = request.split();
    if (split == null) {
      List<Long> counts = counts(request, found);
      return histogram(request, List.of(series("", counts)), counts.stream().map(c -> 0L).toList());
    }
    Function<Once, String> by = once -> once.value(split.by());
    List<String> values = ranked(found, by).stream().limit(split.limit()).toList();
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

  private static List<String> ranked(List<Once> found, Function<Once, String> by) {
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

  @Override
  public Top top(TopRequest request) {
    Function<Once, String> by = once -> once.value(request.by());
    List<Once> during = happenings(request.what()).toList();
    List<Once> before = before(request.what());
    return new Top(
        times(during),
        times(before),
        ranked(during, by).stream()
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
    return happenings(what.during(new Period(begin, period.from()))).toList();
  }

  private static long times(List<Once> some) {
    return some.stream().mapToLong(once -> once.happened().times()).sum();
  }

  private static Counts counts(
      List<Once> during, List<Once> before, java.util.function.Predicate<Once> which) {
    List<Once> mine = during.stream().filter(which).toList();
    return new Counts(
        times(mine),
        times(before.stream().filter(which).toList()),
        times(mine.stream().filter(Once::isWarning).toList()),
        mine.stream().map(o -> o.happened().time()).max(Comparator.naturalOrder()).orElseThrow());
  }

  /** All of them, however many were asked for, in an order of its own among equals. */
  @Override
  public TopObjects topObjects(TopObjectsRequest request) {
    Function<Once, String> by = once -> name(request.level(), once.happened().then());
    List<Once> during = happenings(request.what()).toList();
    List<Once> before = before(request.what());
    List<TopObjects.Item> items =
        ranked(during, by).stream()
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

  private static Once newest(List<Once> during, java.util.function.Predicate<Once> which) {
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
    return new SeenObject(self.cluster(), root.kind(), self.namespace(), root.name(), root.uid());
  }

  private static String name(Level level, EventFacts facts) {
    SeenObject object = object(level, facts);
    return String.join("|", object.cluster(), object.kind(), object.namespace(), object.name());
  }

  @Override
  public ObjectLife life(LifeRequest request) {
    var what =
        new Question(dev.tidings.search.query.EventQuery.ALL, request.period(), request.scope());
    var unseen =
        new SeenObject(request.cluster(), request.kind(), request.namespace(), request.name(), "");
    List<Known> own =
        all.stream()
            .filter(known -> isMeant(what, known.facts(), known.facts().lastSeen()))
            .filter(known -> same(SeenObject.of(known.cluster(), reference(known)), unseen))
            .sorted(
                comparing((Known k) -> k.facts().lastSeen())
                    .thenComparing(comparingLong(k -> k.stored().revision()))
                    .reversed())
            .toList();
    SeenObject object =
        own.isEmpty() ? unseen : SeenObject.of(own.get(0).cluster(), reference(own.get(0)));
    List<OwnerReference> owners = own.isEmpty() ? List.of() : own.get(0).facts().owners();
    List<Moment> moments =
        happenings(what)
            .filter(once -> relation(once.happened().then(), object, owners).isPresent())
            .sorted(
                comparing((Once o) -> o.happened().time())
                    .thenComparing(comparingLong(o -> o.happened().revision()))
                    .reversed()
                    .thenComparing(comparingLong(o -> o.happened().times())))
            .limit(ObjectLife.MOST_MOMENTS)
            .map(once -> moment(once, object, owners))
            .toList();
    List<Event> described = own.stream().map(known -> known.facts().event()).toList();
    return new ObjectLife(
        object, related(object, owners, moments), moments, EventsBlock.render(described, now));
  }

  private static Moment moment(Once once, SeenObject object, List<OwnerReference> owners) {
    Known known = once.known();
    return new Moment(
        once.happened().time(),
        once.happened().times(),
        relation(known.facts(), object, owners).orElseThrow(),
        SeenObject.of(known.cluster(), reference(known)),
        known.facts().event());
  }

  private static dev.tidings.event.ObjectReference reference(Known known) {
    return known.facts().event().involvedObject();
  }

  private static boolean same(SeenObject one, SeenObject other) {
    return one.cluster().equals(other.cluster())
        && one.kind().equals(other.kind())
        && one.namespace().equals(other.namespace())
        && one.name().equals(other.name());
  }

  private static Optional<Relation> relation(
      EventFacts facts, SeenObject object, List<OwnerReference> owners) {
    SeenObject met = SeenObject.of(facts.cluster(), facts.event().involvedObject());
    if (same(met, object)) {
      return Optional.of(Relation.SELF);
    }
    if (!met.cluster().equals(object.cluster())) {
      return Optional.empty();
    }
    if (facts.owners().stream().anyMatch(each -> isOwner(each, met, object))) {
      return Optional.of(Relation.CHILD);
    }
    return owners.stream().anyMatch(each -> isOwner(each, object, met))
        ? Optional.of(Relation.OWNER)
        : Optional.empty();
  }

  private static boolean isOwner(OwnerReference owner, SeenObject owned, SeenObject object) {
    return owner.kind().equals(object.kind())
        && owner.name().equals(object.name())
        && (object.namespace().isEmpty() || object.namespace().equals(owned.namespace()));
  }

  private static List<Related> related(
      SeenObject object, List<OwnerReference> owners, List<Moment> moments) {
    var seen = new HashSet<String>();
    var related = new ArrayList<Related>();
    for (OwnerReference each : owners) {
      if (seen.add(each.kind() + "/" + each.name())) {
        related.add(
            new Related(
                Relation.OWNER,
                new SeenObject(
                    object.cluster(), each.kind(), object.namespace(), each.name(), each.uid())));
      }
    }
    for (Moment each : moments) {
      if (each.relation() == Relation.CHILD && seen.add(each.object().kindAndName())) {
        related.add(new Related(Relation.CHILD, each.object()));
      }
    }
    return related.stream().limit(ObjectLife.MOST_RELATED).toList();
  }

  @Override
  public Set<String> namespaces(String cluster) {
    var namespaces = new TreeSet<String>();
    all.stream()
        .filter(known -> known.cluster().equals(cluster))
        .forEach(known -> namespaces.add(known.facts().event().metadata().namespace()));
    return namespaces;
  }

  @Override
  public List<SourceState> sources() {
    throw new UnsupportedOperationException();
  }
}
