package dev.tidings.recorder;

import dev.tidings.event.Event;
import dev.tidings.recorder.Correlation.Write;
import dev.tidings.recorder.SinkResult.Refused;
import dev.tidings.recorder.SinkResult.Stored;
import dev.tidings.recorder.SinkResult.Unreachable;

/** One try to write: a request, and the one that its answer may call for. */
final class WriteAttempt {
  private final EventSink sink;
  private final boolean adopting;

  /** With stable names, an event that is there already is taken over. */
  WriteAttempt(EventSink sink, CorrelationOptions options) {
    this.sink = sink;
    this.adopting = options.stableNames();
  }

  /**
   * What came of it.
   *
   * @param event as it was sent last, and is sent again if need be
   * @param created whether the last request was to create it
   * @param adopted how often another process had counted the event
   */
  record Result(SinkResult answer, Event event, boolean created, int adopted) {}

  Result send(Write write) {
    Event event = write.event();
    EventChange change = write.change();
    if (change == null) {
      return create(event);
    }
    SinkResult answer = sink.patch(event, change);
    if (answer instanceof Refused refused && refused.isMissing()) {
      return create(withoutVersion(event));
    }
    return new Result(answer, event, false, 0);
  }

  private Result create(Event event) {
    SinkResult answer = sink.create(event);
    if (adopting && answer instanceof Refused refused && refused.alreadyExists()) {
      return adopt(event);
    }
    return new Result(answer, event, true, 0);
  }

  /** Another process, or this one before a restart, has written the event: count on from there. */
  private Result adopt(Event event) {
    SinkResult read = sink.read(event.key());
    if (read instanceof Refused refused && refused.isMissing()) {
      return new Result(new Unreachable("the event was there, and is gone"), event, true, 0);
    }
    if (!(read instanceof Stored found)) {
      return new Result(read, event, false, 0);
    }
    int before = found.event().count();
    Event counted =
        event.toBuilder()
            .metadata(found.event().metadata())
            .firstTimestamp(found.event().firstTimestamp())
            .count(before + event.count())
            .build();
    SinkResult answer =
        sink.patch(
            counted,
            new EventChange.Count(counted.count(), counted.lastTimestamp(), counted.message()));
    boolean stored = answer instanceof Stored;
    return new Result(answer, stored ? counted : event, false, stored ? before : 0);
  }

  private static Event withoutVersion(Event event) {
    return event.withMetadata(event.metadata().toBuilder().resourceVersion("").build());
  }
}
