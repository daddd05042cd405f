package dev.tidings.recorder;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.recorder.Correlation.Write;
import dev.tidings.recorder.SinkResult.Closed;
import dev.tidings.recorder.SinkResult.Refused;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong at one sink, as often as somebody may want to read it. */
final class SinkFailures {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);

  private final RareLog log;
  private final RbacAdvice advice;
  private final AtomicBoolean saidClosed = new AtomicBoolean();
  private final AtomicBoolean saidPause = new AtomicBoolean();

  SinkFailures(Repeats repeats, RareLog log) {
    this.log = log;
    this.advice = new RbacAdvice(repeats);
  }

  void willRetry(Write write, SinkResult answer) {
    LOG.debug("Event {} could not be written, may be tried again: {}", key(write), answer);
  }

  void withoutGroup(Throwable failure) {
    LOG.warn("A sink does not know its API group, so its events are written as core/v1", failure);
  }

  void withoutNamespace(Throwable failure) {
    LOG.warn("A sink does not know its namespace, so it is given events of all", failure);
  }

  void withoutPause(Throwable failure) {
    if (saidPause.compareAndSet(false, true)) {
      LOG.warn("A retry policy fails to say how long to pause, so the default's do", failure);
    }
  }

  void notCorrelated(Event event, Throwable failure, Instant now) {
    log.lost(DropCause.INVALID_EVENT, event.key() + ": " + failure, now);
  }

  void wrongNamespace(Event event, String bound, Instant now) {
    String detail =
        "event %s is about an object in another namespace than the sink's, which is %s"
            .formatted(event.key(), bound);
    log.lost(DropCause.WRONG_NAMESPACE, detail, now);
  }

  void lost(DropCause cause, ApiGroup group, Write write, WriteAttempt.Result result, Instant now) {
    if (result.answer() instanceof Closed closed) {
      if (saidClosed.compareAndSet(false, true)) {
        LOG.warn("A sink is closed before its broadcaster and writes no events: {}", closed.why());
      }
    } else if (cause == DropCause.FORBIDDEN && result.answer() instanceof Refused refused) {
      advice.forbidden(
          result.verb(), group, write.event().metadata().namespace(), refused.message());
    } else {
      log.lost(cause, key(write) + ": " + result.answer(), now);
    }
  }

  private static String key(Write write) {
    return write.event().key().path();
  }
}
