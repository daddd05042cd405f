package dev.tidings.load.traffic;

import org.jspecify.annotations.Nullable;

/** Creates the events of a filled store in their order, from one number to another. */
public final class Filling implements Script {
  private final Population population;
  private final long end;
  private long next;

  /**
   * @param first the number of the first event
   * @param end the number after the last one's
   */
  public Filling(Population population, long first, long end) {
    this.population = population;
    this.next = first;
    this.end = end;
  }

  @Override
  public @Nullable Ask next() {
    return next == end
        ? null
        : new Ask(Kind.CREATE, population.filled(next++).create(), Reading.NOTHING);
  }
}
