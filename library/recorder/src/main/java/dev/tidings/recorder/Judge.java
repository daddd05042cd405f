package dev.tidings.recorder;

import dev.tidings.recorder.Correlation.Persistence;
import dev.tidings.recorder.Correlation.Write;
import dev.tidings.recorder.SinkResult.Refused;
import dev.tidings.recorder.SinkResult.Stored;
import dev.tidings.recorder.SinkResult.Unreachable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Says what an answer means for a write. The retry policy is the program's, and may throw. */
final class Judge {
  private final RetryPolicy policy;
  private final RandomGenerator random;
  private final SinkFailures failures;

  Judge(RetryPolicy policy, RandomGenerator random, SinkFailures failures) {
    this.policy = policy;
    this.random = random;
    this.failures = failures;
  }

  /**
   * The verdict.
   *
   * @param failed how many tries have failed if this one has
   */
  Verdict of(SinkResult answer, Write write, int failed) {
    if (answer instanceof Stored stored) {
      return new Verdict.Done(stored);
    }
    if (answer instanceof Unreachable) {
      return notNow(write, failed, Duration.ZERO);
    }
    if (answer instanceof Refused refused) {
      return isWorthAnother(refused, write)
          ? notNow(write, failed, refused.retryAfter())
          : new Verdict.Final(cause(refused));
    }
    return new Verdict.Final(DropCause.NOT_SENT);
  }

  private boolean isWorthAnother(Refused refused, Write write) {
    boolean series = write.change() instanceof EventChange.Series;
    // A series that was gone when it was patched and is there when it is created can be patched.
    return policy.codes().contains(refused.code()) || (series && refused.alreadyExists());
  }

  private static DropCause cause(Refused refused) {
    if (refused.namespaceTerminating()) {
      return DropCause.NAMESPACE_TERMINATING;
    }
    return refused.code() == 403 ? DropCause.FORBIDDEN : DropCause.REJECTED;
  }

  private Verdict notNow(Write write, int failed, Duration asked) {
    if (write.persistence() == Persistence.ONCE) {
      return new Verdict.Postponed();
    }
    return failed < policy.tries()
        ? new Verdict.Again(pause(failed, asked))
        : new Verdict.Final(DropCause.RETRIES_EXHAUSTED);
  }

  private Duration pause(int failed, Duration asked) {
    try {
      return policy.pause(failed, asked, random);
    } catch (Throwable e) {
      failures.withoutPause(e);
      return RetryPolicy.BACKOFF.pause(failed, asked, random);
    }
  }
}
