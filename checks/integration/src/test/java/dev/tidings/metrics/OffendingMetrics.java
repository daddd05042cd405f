package dev.tidings.metrics;

import dev.tidings.event.EventKey;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: metrics that see events, whose names are no labels. */
public final class OffendingMetrics {
  @Nullable EventKey key;
}
