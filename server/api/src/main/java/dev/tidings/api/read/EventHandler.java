package dev.tidings.api.read;

import dev.tidings.api.wire.RefusedException;
import java.util.concurrent.CompletionStage;

/** What answers requests for events. */
@FunctionalInterface
public interface EventHandler {
  /**
   * Answers a request, on a worker's thread, which may be blocked for reads but not for writes. A
   * refusal may be thrown, or be what the stage ends with.
   */
  CompletionStage<Answer> handle(EventRequest request) throws RefusedException;
}
