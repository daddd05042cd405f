package dev.tidings.api.operations;

import java.util.HashSet;
import java.util.Set;

/**
 * A label of a figure, kept from taking as many values as clients think of: the first ones stand
 * for themselves, later ones and long ones are {@code other}. For one thread.
 */
final class BoundedLabel {
  static final String OTHER = "other";

  /**
   * Names and reasons are shorter; what is longer would be in memory and in each scrape for good.
   */
  private static final int LONGEST = 128;

  private final Set<String> known = new HashSet<>();
  private final int most;

  BoundedLabel(int most) {
    this.most = most;
  }

  String of(String value) {
    if (value.length() > LONGEST) {
      return OTHER;
    }
    if (known.contains(value)) {
      return value;
    }
    if (known.size() >= most) {
      return OTHER;
    }
    known.add(value);
    return value;
  }
}
