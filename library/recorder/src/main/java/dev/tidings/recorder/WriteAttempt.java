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
  WriteAttempt(EventSink sink, Repeats repeats) {
    this.sink = sink;
    this.adopting = repeats == Repeats.STABLE_NAMES;
  }

  /**
   * What came of it.
   *
   * @param event as it was sent last, and is sent again if need be
   * @param verb what was asked for last
   * @param adopted how often another process had counted the event
   */
  record Result(SinkResult answer, Event event, Verb verb, int adopted) {}

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
    return new Result(answer, event, Verb.PATCH, 0);
  }

  private Result create(Event event) {
    SinkResult answer = sink.create(event);
    if (adopting && answer instanceof Refused refused && refused.alreadyExists()) {
      return adopt(event);
    }
    return new Result(answer, event, Verb.CREATE, 0);
  }

  /** Another process, or this one before a restart, has written the event: count on from there. */
  private Result adopt(Event event) {
    SinkResult read = sink.read(event.key());
    if (read instanceof Refused refused && refused.isMissing()) {
      return new Result(new Unreachable("the event was there, and is gone"), event, Verb.CREATE, 0);
    }
    if (!(read instanceof Stored found)) {
      return new Result(read, event, Verb.READ, 0);
    }
    int before = Counts.of(found.event());
    Event counted = begunAs(found.event(), Counts.plus(event, before));
    SinkResult answer = sink.patch(counted, Counts.change(counted));
    boolean stored = answer instanceof Stored;
    return new Result(answer, stored ? counted : event, Verb.PATCH, stored ? before : 0);
  }

  private static Event begunAs(Event found, Event event) {
    return event.toBuilder()
        .metadata(found.metadata())
        .firstTimestamp(found.firstTimestamp())
        .eventTime(found.eventTime())
        .build();
  }

  private static Event withoutVersion(Event event) {
    return event.withMetadata(event.metadata().toBuilder().resourceVersion("").build());
  }
}
