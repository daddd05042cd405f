package dev.tidings.api;

import java.util.HashSet;
import java.util.Set;

/**
 * A label of a figure, kept from taking as many values as clients think of: the first ones stand
 * for themselves, all later ones are {@code other}. For one thread.
 */
final class BoundedLabel {
  static final String OTHER = "other";

  private final Set<String> known = new HashSet<>();
  private final int most;

  BoundedLabel(int most) {
    this.most = most;
  }

  String of(String value) {
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
