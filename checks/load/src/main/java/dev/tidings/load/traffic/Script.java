package dev.tidings.load.traffic;

import org.jspecify.annotations.Nullable;

/** What the connections of a crowd ask, one thing after the other; called on their loop only. */
public interface Script {
  /** The next request, or null when there is none any more. */
  @Nullable Ask next();
}
