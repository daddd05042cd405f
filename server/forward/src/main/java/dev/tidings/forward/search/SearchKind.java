package dev.tidings.forward.search;

import java.util.Arrays;
import java.util.Locale;

/** Two stores that speak one language, but for what makes and ends indices. */
public enum SearchKind {
  ELASTICSEARCH("/_ilm/policy/"),
  OPENSEARCH("/_plugins/_ism/policies/");

  private final String policies;

  SearchKind(String policies) {
    this.policies = policies;
  }

  /** Where policies are. */
  String policies() {
    return policies;
  }

  /** As routes files call it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one that is called so.
   *
   * @throws IllegalArgumentException if there is none, for people
   */
  public static SearchKind named(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is neither elasticsearch nor opensearch"));
  }
}
