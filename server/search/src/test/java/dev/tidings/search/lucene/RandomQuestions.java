package dev.tidings.search.lucene;

import dev.tidings.search.Dimension;
import dev.tidings.search.HistogramRequest;
import dev.tidings.search.LifeRequest;
import dev.tidings.search.Order;
import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.Scope;
import dev.tidings.search.Scope.Namespaces;
import dev.tidings.search.SearchRequest;
import dev.tidings.search.TopObjectsRequest;
import dev.tidings.search.TopRequest;
import dev.tidings.search.query.EventQuery;
import dev.tidings.search.query.QueryException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Questions about a {@link World}, at random. */
final class RandomQuestions {
  private static final List<String> TERMS =
      List.of(
          "type=Warning",
          "type!=normal",
          "reason=BackOff,Killing",
          "reason=\"\"",
          "kind=pod",
          "ns=shop",
          "namespace!=default,a-b",
          "name=pod-1",
          "component=kubelet",
          "component=scheduler,\"\"",
          "cluster=blue",
          "scope=Cluster",
          "owner=deployment/deployment-1",
          "owner=\"\"",
          "object=Node/node-2,pod/pod-0",
          "uid=uid-3",
          "back-off",
          "BACKOFF",
          "\"restarting web\"",
          "web*",
          "web-7d*",
          "-image",
          "-\"x container\"",
          "-cont*",
          "ünïcode",
          "3.9",
          "nowhere");

  private final World world;
  private final Random random;

  RandomQuestions(World world) {
    this.world = world;
    this.random = world.random();
  }

  Question question() {
    return new Question(query(), period(), scope());
  }

  private EventQuery query() {
    var text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(world.pick(TERMS)).append(' ');
    }
    try {
      return EventQuery.parse(text.toString());
    } catch (QueryException e) {
      throw new AssertionError(e);
    }
  }

  private Period period() {
    Instant now = world.clock().instant();
    return switch (random.nextInt(5)) {
      case 0 -> Period.ALWAYS;
      case 1 -> {
        // as events' times are: ends within the microsecond in which something happened
        Instant to = now.truncatedTo(ChronoUnit.SECONDS).plusNanos(random.nextInt(1_000));
        yield new Period(to.minusSeconds(1 + random.nextInt(3_000)), to);
      }
      case 2 -> new Period(Period.BEGINNING, now.minusSeconds(random.nextInt(2_000)));
      default -> {
        Instant from = now.minusMillis(1 + random.nextInt(3_000_000));
        yield new Period(from, from.plusMillis(1 + random.nextInt(3_000_000)));
      }
    };
  }

  private Scope scope() {
    Scope scope = Scope.NOTHING;
    for (String cluster : world.stores().keySet()) {
      int chance = random.nextInt(5);
      if (chance < 3) {
        scope = scope.with(cluster, new Namespaces.All());
      } else if (chance == 3) {
        Set<String> some = new TreeSet<>();
        World.NAMESPACES.stream().filter(each -> random.nextBoolean()).forEach(some::add);
        scope = scope.with(cluster, new Namespaces.Only(some));
      }
    }
    return scope;
  }

  SearchRequest search() {
    Set<Dimension> facets = random.nextBoolean() ? Set.of() : EnumSet.allOf(Dimension.class);
    return new SearchRequest(
        question(), world.pick(List.of(Order.values())), 1 + random.nextInt(30), null, facets);
  }

  HistogramRequest histogram() {
    Question what = question();
    HistogramRequest.Split split =
        random.nextInt(3) == 0
            ? null
            : new HistogramRequest.Split(
                world.pick(List.of(Dimension.values())), 1 + random.nextInt(4));
    return new HistogramRequest(what, 1 + random.nextInt(20), split);
  }

  TopRequest top() {
    return new TopRequest(
        question(), world.pick(List.of(Dimension.values())), 1 + random.nextInt(6));
  }

  TopObjectsRequest objects() {
    return new TopObjectsRequest(
        question(), world.pick(List.of(TopObjectsRequest.Level.values())), 1 + random.nextInt(6));
  }

  LifeRequest life() {
    String kind = world.pick(World.KINDS);
    return new LifeRequest(
        world.pick(List.copyOf(world.stores().keySet())),
        kind,
        kind.equals("Node") ? "" : world.pick(World.NAMESPACES),
        kind.toLowerCase(java.util.Locale.ROOT) + "-" + random.nextInt(4),
        period(),
        scope());
  }
}
