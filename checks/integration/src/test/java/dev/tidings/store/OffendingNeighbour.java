package dev.tidings.store;

import dev.tidings.event.OffendingHelper;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Breaks the rules on purpose: a cycle with the model, and JSON in the store's contract. */
public final class OffendingNeighbour {
  @Nullable OffendingHelper back;
  @Nullable JsonNode json;
}
