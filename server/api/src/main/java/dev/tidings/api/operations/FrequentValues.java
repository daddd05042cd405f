package dev.tidings.api.operations;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The most frequent of any number of values, in bounded memory. So many are kept, the first ones to
 * begin with; another takes the place of the rarest when it has certainly been seen more than twice
 * as often, lately. For one thread.
 *
 * <p>Invariant: no more than {@code most} are kept, and no more than that are counted beside them.
 * A count is never more than how often a value was seen, so values of which each comes once take
 * nobody's place, however many there are (these are the counts of Misra and Gries).
 */
final class FrequentValues<T> {
  /** So many values for each that is kept, and what was seen counts half. */
  private static final long FORGETTING = 1_000;

  private final int most;
  private final Consumer<T> displaced;
  private final Map<T, Long> kept = new HashMap<>();
  private final Map<T, Long> others = new HashMap<>();
  private long seen;

  /** None of those that are kept has been seen less often. */
  private long rarest;

  /**
   * @param displaced hears of values that are kept no more
   */
  FrequentValues(int most, Consumer<T> displaced) {
    this.most = most;
    this.displaced = displaced;
  }

  /** A value is seen; says whether it is kept. */
  boolean see(T value) {
    age();
    if (kept.containsKey(value) || kept.size() < most) {
      kept.merge(value, 1L, Long::sum);
      return true;
    }
    long count = count(value);
    return isEnough(count) && displaceRarest(value, count);
  }

  /** Once is never enough, however rare the rarest has become. */
  private boolean isEnough(long count) {
    return count > Math.max(1, 2 * rarest);
  }

  /** How often a value that is not kept has been seen, at least; with no room, all lose one. */
  private long count(T value) {
    if (others.size() < most || others.containsKey(value)) {
      return others.merge(value, 1L, Long::sum);
    }
    others.replaceAll((each, count) -> count - 1);
    others.values().removeIf(count -> count == 0);
    return 0;
  }

  private boolean displaceRarest(T value, long count) {
    Map.Entry<T, Long> least =
        kept.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
    rarest = least.getValue();
    if (!isEnough(count)) {
      return false;
    }
    T gone = least.getKey();
    kept.remove(gone);
    others.remove(value);
    kept.put(value, count);
    displaced.accept(gone);
    return true;
  }

  private void age() {
    if (++seen < FORGETTING * most) {
      return;
    }
    seen = 0;
    rarest /= 2;
    kept.replaceAll((each, count) -> count / 2);
    others.replaceAll((each, count) -> count / 2);
    others.values().removeIf(count -> count == 0);
  }

  /** Gives a value's place to whoever comes next. */
  void forget(T value) {
    if (kept.remove(value) != null) {
      rarest = 0;
    }
  }
}
