package dev.tidings.search;

import static java.util.Objects.requireNonNull;

/**
 * Which values are the most frequent.
 *
 * @param limit at most so many, up to {@value #MOST}
 */
public record TopRequest(Question what, Dimension by, int limit) {
  public static final int MOST = 100;

  public TopRequest {
    requireNonNull(what, "what");
    requireNonNull(by, "by");
    Limits.check("limit", limit, MOST);
  }
}
