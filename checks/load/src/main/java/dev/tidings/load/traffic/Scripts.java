package dev.tidings.load.traffic;

import dev.tidings.load.wire.Request;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What load consists of. */
public final class Scripts {
  /** Objects whose events are made while measuring; none of them is one of a filled store. */
  private static final long CHURNING = 50_000_000;

  private static final int CHURNING_OBJECTS = 2000;

  private Scripts() {}

  /** Makes events about objects that are not those of a filled store. */
  public static Supplier<LoadedEvent> churn(Population population) {
    Subject[] subjects = new Subject[CHURNING_OBJECTS];
    Arrays.setAll(subjects, i -> population.subject(CHURNING + i));
    var random = new SplittableRandom();
    return () -> new LoadedEvent(subjects[random.nextInt(subjects.length)], Stamp.next());
  }

  /** New events about 2,000 objects, in no order. */
  public static Script creates(Population population) {
    Supplier<LoadedEvent> events = churn(population);
    return () -> new Ask(Kind.CREATE, events.get().create(), Reading.NOTHING);
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
