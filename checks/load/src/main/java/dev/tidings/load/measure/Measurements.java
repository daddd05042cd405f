package dev.tidings.load.measure;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that can be measured of a server, each group on a store of its own. */
public final class Measurements {
  /** What can be asked for by name. */
  public static final Set<String> NAMES =
      Stream.of(Writes.NAMES, Growth.NAMES, Watching.NAMES, Set.of(Expiry.EXPIRY))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private Measurements() {}

  /** Makes those that are wanted. One that fails is said to have failed, and the others go on. */
  public static void make(Bench bench) throws InterruptedException {
    if (bench.wantsAnyOf(Writes.NAMES)) {
      bench.always("writes", new Writes(bench)::measure);
    }
    if (bench.wantsAnyOf(Growth.NAMES)) {
      bench.always("growth", new Growth(bench)::measure);
    }
    if (bench.wantsAnyOf(Watching.NAMES)) {
      bench.always("watching", new Watching(bench)::measure);
    }
    new Expiry(bench).measure();
  }
}
