package dev.tidings.forward.kafka;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How records are compressed. */
public enum Compression {
  NONE,
  GZIP,
  SNAPPY,
  LZ4,
  ZSTD;

  /** As Kafka calls it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one that is called so.
   *
   * @throws IllegalArgumentException if there is none, for people
   */
  public static Compression named(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "' is none of " + namesOfAll()));
  }

  private static String namesOfAll() {
    return Arrays.stream(values()).map(Compression::text).collect(Collectors.joining(", "));
  }
}
