package dev.tidings.recorder;

import dev.tidings.recorder.Correlation.Write;
import dev.tidings.recorder.SinkResult.Refused;
import dev.tidings.recorder.SinkResult.Stored;
import dev.tidings.recorder.SinkResult.Unreachable;
import java.time.Duration;

/** What an answer means for the write. */
sealed interface Verdict {
  /** It is done. */
  record Done(Stored stored) implements Verdict {}

  /** It is worth another try; the server may have asked for some time. */
  record Again(Duration asked) implements Verdict {}

  /** It is not. */
  record Final(DropCause cause) implements Verdict {}

  static Verdict of(SinkResult answer, Write write, RetryPolicy policy) {
    if (answer instanceof Stored stored) {
      return new Done(stored);
    }
    if (answer instanceof Unreachable) {
      return new Again(Duration.ZERO);
    }
    if (answer instanceof Refused refused) {
      return of(refused, write, policy);
    }
    return new Final(DropCause.NOT_SENT);
  }

  private static Verdict of(Refused refused, Write write, RetryPolicy policy) {
    boolean series = write.change() instanceof EventChange.Series;
    // A series that was gone when it was patched and is there when it is created can be patched.
    if (policy.codes().contains(refused.code()) || (series && refused.alreadyExists())) {
      return new Again(refused.retryAfter());
    }
    if (refused.namespaceTerminating()) {
      return new Final(DropCause.NAMESPACE_TERMINATING);
    }
    return new Final(refused.code() == 403 ? DropCause.FORBIDDEN : DropCause.REJECTED);
  }
}
