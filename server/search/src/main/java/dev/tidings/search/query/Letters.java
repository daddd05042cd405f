package dev.tidings.search.query;

import java.util.Locale;

/** How texts are compared: without regard to case. */
public final class Letters {
  private Letters() {}

  public static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
