package dev.tidings.search;

import static java.util.Objects.requireNonNull;

/** How many events have a value. */
public record ValueCount(String value, long count) {
  public ValueCount {
    requireNonNull(value, "value");
  }
}
