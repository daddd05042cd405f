package dev.tidings.collect;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * How it stands with collecting one cluster.
 *
 * @param state a word: {@code stopped}, {@code listing}, {@code watching}, {@code receiving} (from
 *     an agent) or {@code waiting}, since something went wrong
 * @param heard when the cluster was last heard of, or when this began
 * @param gaps how often something may have been missed
 * @param dropped what was told and could not be kept, by cause
 */
public record Standing(String state, Instant heard, long gaps, Map<String, Long> dropped) {
  public Standing {
    requireNonNull(state, "state");
    requireNonNull(heard, "heard");
    dropped = Map.copyOf(dropped);
  }

  static Standing of(Accounts.Figures figures) {
    return new Standing(
        figures.state().name().toLowerCase(Locale.ROOT),
        figures.heard(),
        figures.gaps(),
        Map.of("unreadable", figures.unreadable(), "unstorable", figures.unstorable()));
  }
}
