package dev.tidings.api.read;

import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Everything that a server picks by chance. Safe for use by several threads. */
public final class Ids {
  /** Without vowels and what looks like another letter, so that no words come out. */
  private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private static final int SUFFIX_LENGTH = 5;
  private static final int MAX_PREFIX_LENGTH = 58;
  private static final Duration SHORTEST_WATCH = Duration.ofMinutes(30);

  private final RandomGenerator random;

  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /** A random (version 4) uid. */
  public synchronized String uid() {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** A name that begins as asked. */
  public synchronized String name(String prefix) {
    StringBuilder name =
        new StringBuilder(prefix.substring(0, Math.min(prefix.length(), MAX_PREFIX_LENGTH)));
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      name.append(SUFFIX_LETTERS.charAt(random.nextInt(SUFFIX_LETTERS.length())));
    }
    return name.toString();
  }

  /** How long a watch goes on that does not say: 30 to 60 minutes, so that not all end at once. */
  public synchronized Duration watchDuration() {
    return SHORTEST_WATCH.plusMillis(random.nextLong(SHORTEST_WATCH.toMillis()));
  }

  /** When to ask again for a version that does not exist yet: in one to three seconds. */
  synchronized int retryAfterSeconds() {
    return random.nextInt(1, 4);
  }
}
