package dev.tidings.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** How new events are named. */
public final class EventNames {
  // No vowels and no look-alikes: a random suffix spells nothing.
  private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final int SUFFIX_LENGTH = 5;
  private static final int MAX_BASE_BYTES = 58;

  private EventNames() {}

  /**
   * The name that Kubernetes' recorders give an event about an object: {@code <object>.<time>}, the
   * time in hexadecimal nanoseconds since 1970, or a random UUID where that is no DNS subdomain.
   *
   * <p>One object and one time make one name. Clocks tick more slowly than events may come, so who
   * names several events of one object sees to it that no two have the same time.
   */
  public static String of(String objectName, Instant now, RandomGenerator random) {
    String name = objectName + "." + hexNanos(now);
    return NameRules.subdomain(name).isEmpty() ? name : uuid(random);
  }

  private static String hexNanos(Instant time) {
    long nanos = SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    return Long.toString(nanos, 16);
  }

  private static String uuid(RandomGenerator random) {
    long version4 = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
    long variant2 = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(version4, variant2).toString();
  }

  /**
   * A name for an event that came with {@code metadata.generateName} only: its first 58 bytes and
   * five random letters. Whether such an event exists is for the store to say.
   */
  public static String generate(String generateName, RandomGenerator random) {
    byte[] base = generateName.getBytes(UTF_8);
    StringBuilder name =
        new StringBuilder(new String(base, 0, Math.min(base.length, MAX_BASE_BYTES), UTF_8));
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      name.append(SUFFIX_LETTERS.charAt(random.nextInt(SUFFIX_LETTERS.length())));
    }
    return name.toString();
  }
}
