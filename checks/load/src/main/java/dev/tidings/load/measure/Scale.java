package dev.tidings.load.measure;

import java.time.Duration;
import java.util.stream.LongStream;

/**
 * How thoroughly is measured.
 *
 * @param rounds how often each measurement is made
 * @param round how long a round of writes takes; other rounds are shares of it
 * @param mostEvents how many events the store grows to
 */
public record Scale(int rounds, Duration round, long mostEvents) {
  /** What the figures of the documentation are measured with. */
  public static final Scale FULL = new Scale(3, Duration.ofSeconds(10), 1_000_000);

  /** For trying: too short and too small to say anything. */
  public static final Scale QUICK = new Scale(1, Duration.ofSeconds(1), 2000);

  /** Where the figures of the reference were taken, and one beyond. */
  private static final long[] SIZES = {10_000, 100_000, 500_000, 1_000_000};

  public Scale {
    if (rounds < 1) {
      throw new IllegalArgumentException("a round at least: " + rounds);
    }
    if (mostEvents < 1000) {
      throw new IllegalArgumentException("a thousand events at least: " + mostEvents);
    }
  }

  /** A part of a round's time. */
  Duration share(double of) {
    return Duration.ofMillis((long) (round.toMillis() * of));
  }

  /** The numbers of events to measure at; a smaller store than all of them has only its own. */
  long[] sizes() {
    long[] reached = LongStream.of(SIZES).filter(size -> size <= mostEvents).toArray();
    return reached.length == 0 ? new long[] {mostEvents} : reached;
  }

  /** How many watches stand for a thousand: fewer when the store is small. */
  int manyWatches() {
    return (int) Math.min(1000, mostEvents / 20);
  }
}
