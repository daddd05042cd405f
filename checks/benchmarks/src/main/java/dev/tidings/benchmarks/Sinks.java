package dev.tidings.benchmarks;

import dev.tidings.event.Event;
import dev.tidings.recorder.CorrelationOptions;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventChange;
import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.SinkOptions;
import dev.tidings.recorder.SinkResult;
import dev.tidings.recorder.SpamBudget;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Where measured events end. */
public final class Sinks {
  /** Without the limit on how often one source may report about one object. */
  public static final SinkOptions UNFILTERED =
      SinkOptions.DEFAULT.withCorrelation(
          CorrelationOptions.KUBERNETES.withSpam(SpamBudget.UNLIMITED));

  private Sinks() {}

  /** Answers at once. */
  public static EventSink instant() {
    return answering(SinkResult.Stored::new);
  }

  /** Answers every request, create or patch, by a function of its event. */
  public static EventSink answering(Function<Event, SinkResult> answer) {
    return new EventSink() {
      @Override
      public SinkResult create(Event event) {
        return answer.apply(event);
      }

      @Override
      public SinkResult patch(Event event, EventChange change) {
        return answer.apply(event);
      }
    };
  }

  /** A broadcaster that writes everything to one sink. */
  public static EventBroadcaster broadcaster(EventSink sink) {
    return EventBroadcaster.builder(sink, UNFILTERED)
        .reportingController("example.com/benchmark")
        .host("benchmark-0")
        .build();
  }

  /** Takes the time of a request. */
  public static void takeTime(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
