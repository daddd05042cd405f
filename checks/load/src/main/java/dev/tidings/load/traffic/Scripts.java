package dev.tidings.load.traffic;

import dev.tidings.load.wire.Request;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What load consists of. */
public final class Scripts {
  private Scripts() {}

  /** New events about ever new objects, in no order. */
  public static Script creates(Population population) {
    var events = new Churn(population);
    return () -> new Ask(Kind.CREATE, events.next().create(), Reading.NOTHING);
  }

  /** Something else happened again to one of the first events of a filled store. */
  public static Script patches(Population population, long filled) {
    var random = new SplittableRandom();
    AtomicLong count = new AtomicLong(Stamp.now() / 1_000_000_000 % 1_000_000_000);
    return () ->
        new Ask(
            Kind.PATCH,
            population.filled(random.nextLong(filled)).repeat(count.incrementAndGet()),
            Reading.NOTHING);
  }

  /** The events of one of the objects of a filled store. */
  public static Script ofObjects(Population population, long filled) {
    var random = new SplittableRandom();
    long objects = filled / Population.EVENTS_PER_OBJECT;
    return () -> tenEvents(population.subject(random.nextLong(objects)).ofObject());
  }

  /** The same by uid, over all namespaces. */
  public static Script ofUids(Population population, long filled) {
    var random = new SplittableRandom();
    long objects = filled / Population.EVENTS_PER_OBJECT;
    return () -> tenEvents(population.subject(random.nextLong(objects)).ofUid());
  }

  private static Ask tenEvents(String path) {
    return new Ask(Kind.LIST, Request.get(path), new ItemCount(Population.EVENTS_PER_OBJECT));
  }

  /** A page of ten of a namespace. */
  public static Script pagesOf(Population population) {
    var random = new SplittableRandom();
    return () ->
        new Ask(
            Kind.LIST,
            Request.get(
                "/api/v1/namespaces/"
                    + population.namespace(random.nextInt(population.namespaces()))
                    + "/events?limit=10"),
            Reading.NOTHING);
  }

  /** New events about the first objects of two populations in turn. */
  public static Script oneByOne(Population some, Population others, int objects) {
    Subject[] subjects = new Subject[2 * objects];
    Arrays.setAll(subjects, i -> (i % 2 == 0 ? some : others).subject(i / 2));
    var next = new AtomicInteger();
    return () -> {
      Subject subject = subjects[Math.floorMod(next.getAndIncrement(), subjects.length)];
      return new Ask(Kind.CREATE, new LoadedEvent(subject, Stamp.next()).create(), Reading.NOTHING);
    };
  }
}
