package dev.tidings.search;

import java.util.Arrays;
import java.util.Optional;

/** In which order events are found; those that are equal in it come in one that does not change. */
public enum Order {
  OLDEST_FIRST("time"),
  NEWEST_FIRST("-time"),
  RAREST_FIRST("count"),
  MOST_FREQUENT_FIRST("-count");

  private final String word;

  Order(String word) {
    this.word = word;
  }

  /** What it is called where it is asked for: {@code -time}. */
  public String word() {
    return word;
  }

  public static Optional<Order> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** Whether it goes by how often an event happened, not by when it happened last. */
  public boolean isByCount() {
    return this == RAREST_FIRST || this == MOST_FREQUENT_FIRST;
  }

  /** Whether the largest comes first. */
  public boolean isDescending() {
    return this == NEWEST_FIRST || this == MOST_FREQUENT_FIRST;
  }
}
