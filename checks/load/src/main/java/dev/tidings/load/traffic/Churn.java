package dev.tidings.load.traffic;

import java.util.SplittableRandom;

/**
 * Makes events about objects that are not those of a filled store, in no order: of two thousand at
 * a time, and each has had about ten when it makes room for another. So their lists are as long at
 * the end of a measurement as in its middle.
 */
public final class Churn {
  private static final int AT_A_TIME = 2000;

  /** A filled store has fewer objects. */
  private static final long FIRST = 50_000_000;

  /** As many objects as there are to choose from. */
  private static final int ALL = 1 << 26;

  /** Odd, so that the objects' numbers are each met once, and far from one to the next. */
  private static final long STEP = 0x9E3779B1L;

  private final Population population;
  private final SplittableRandom random = new SplittableRandom();
  private final long begin = random.nextInt(ALL);
  private long made;

  public Churn(Population population) {
    this.population = population;
  }

  public LoadedEvent next() {
    long turn = begin + made++ / Population.EVENTS_PER_OBJECT + random.nextInt(AT_A_TIME);
    return new LoadedEvent(population.subject(FIRST + turn * STEP % ALL), Stamp.next());
  }
}
