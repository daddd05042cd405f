package dev.tidings.testkit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Breaks the rules on purpose: a testkit that sees JSON. */
public final class OffendingTestkit {
  @Nullable JsonNode json;
}
