package dev.tidings.search.lucene;

import dev.tidings.search.Period;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the index has them: whole microseconds since 1970, as fine as Kubernetes has any. */
final class Micros {
  private Micros() {}

  static long of(Instant time) {
    Instant within = time.isAfter(Period.END) ? Period.END : time;
    return ChronoUnit.MICROS.between(Instant.EPOCH, within);
  }

  /** The first whole microsecond that is not before a time. */
  static long ceiling(Instant time) {
    long micros = of(time);
    return instant(micros).isBefore(time) ? micros + 1 : micros;
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
