package dev.tidings.api.query;

import dev.tidings.api.OffendingHandler;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: it sees who uses it, and Vert.x. */
public final class OffendingQuery {
  @Nullable OffendingHandler above;
  @Nullable Vertx vertx;
}
