package dev.tidings.forward.enhanced;

import java.time.Instant;

/** Times as logs have them: nanoseconds since 1970, in 63 bits. */
public final class EpochNanos {
  private static final long A_SECOND = 1_000_000_000L;
  private static final Instant LAST = Instant.EPOCH.plusNanos(Long.MAX_VALUE);

  private EpochNanos() {}

  /** The nearest there is: 0 for what was before 1970, the greatest long for what is after 2262. */
  public static long of(Instant time) {
    if (time.isBefore(Instant.EPOCH)) {
      return 0;
    }
    return time.isBefore(LAST) ? time.getEpochSecond() * A_SECOND + time.getNano() : Long.MAX_VALUE;
  }
}
