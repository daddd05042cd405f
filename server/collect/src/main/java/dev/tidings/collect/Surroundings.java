package dev.tidings.collect;

import dev.tidings.collect.upstream.Deadlines;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/**
 * What the collectors of a process share.
 *
 * @param random safe for use by several threads
 * @param lists how many may list at once: a list is what takes most memory
 */
record Surroundings(
    InstantSource clock, RandomGenerator random, Deadlines deadlines, Semaphore lists) {
  private static final int LISTS_AT_ONCE = 4;

  static Surroundings of(InstantSource clock, RandomGenerator random) {
    return new Surroundings(clock, random, new Deadlines(), new Semaphore(LISTS_AT_ONCE));
  }
}
