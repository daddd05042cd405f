package dev.tidings.api;

import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Statuses;
import dev.tidings.store.NotWritableException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what failed requests are answered. What went wrong inside is for the log only. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** The answer to a request that failed. */
  static Reply reply(HttpCall call, Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof RefusedException refused) {
      return Replies.status(call, refused.status(), List.of());
    }
    if (cause instanceof NotWritableException) {
      return Replies.status(call, Statuses.NOT_WRITABLE, List.of());
    }
    if (cause instanceof RejectedExecutionException) {
      return Replies.overloaded();
    }
    LOG.error("{} {} failed", call.method(), call.path(), cause);
    return Replies.status(call, Statuses.FAILED, List.of());
  }

  /** The answer to a request that was not let in, though its sender is known. */
  static Reply turnedAway(HttpCall call, Throwable failure) {
    return RefusedException.in(failure)
        .map(refused -> Replies.turnedAway(call, refused.status()))
        .orElseGet(() -> reply(call, failure));
  }
}
