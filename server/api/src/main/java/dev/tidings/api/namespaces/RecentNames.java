package dev.tidings.api.namespaces;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The names of all namespaces as they were at most a second ago, for those who ask often. Safe for
 * use by any number of threads, of which one reads and the others wait.
 */
public final class RecentNames implements Supplier<Set<String>> {
  static final Duration KEPT = Duration.ofSeconds(1);

  private final Supplier<SortedSet<String>> reading;
  private final InstantSource clock;
  private @Nullable Read last;

  private record Read(Set<String> names, Instant at) {}

  /**
   * Nothing is read yet.
   *
   * @param reading gives them as they are now
   */
  public RecentNames(Supplier<SortedSet<String>> reading, InstantSource clock) {
    this.reading = reading;
    this.clock = clock;
  }

  @Override
  public synchronized Set<String> get() {
    Instant now = clock.instant();
    Read known = last;
    if (known == null || isOld(known, now)) {
      known = new Read(Collections.unmodifiableSortedSet(reading.get()), now);
      last = known;
    }
    return known.names();
  }

  /** A clock may be set back. */
  private static boolean isOld(Read read, Instant now) {
    return Duration.between(read.at(), now).abs().compareTo(KEPT) >= 0;
  }
}
