package dev.tidings.recorder;

import dev.tidings.event.Event;
import dev.tidings.recorder.Correlation.Write;
import dev.tidings.recorder.SinkResult.Refused;
import dev.tidings.recorder.SinkResult.Stored;
import dev.tidings.recorder.SinkResult.Unreachable;

/** One try to write: a request, and the one that its answer may call for. */
final class WriteAttempt {
  private static final SinkResult GONE = new Unreachable("the event was there, and is gone");

  private final EventSink sink;
  private final Namesake first;
  private final Namesake again;

  /** What an event is that is there already when it is to be created. */
  private enum Namesake {
    /** Another one. */
    STRANGER,
    /** The same, counted by another process or before a restart: names are stable. */
    SHARED,
    /** The same, made by an earlier try that was never answered, and perhaps repeated since. */
    OWN,
    /** The same, and done: repeats are events of their own. */
    DONE
  }

  WriteAttempt(EventSink sink, SinkOptions options) {
    this.sink = sink;
    this.first = options.repeats() == Repeats.STABLE_NAMES ? Namesake.SHARED : Namesake.STRANGER;
    this.again =
        switch (options.fidelity()) {
          case CLIENT_GO -> first;
          case IMPROVED -> unanswered(options.repeats());
        };
  }

  private static Namesake unanswered(Repeats repeats) {
    return switch (repeats) {
      case COUNTED -> Namesake.OWN;
      case STABLE_NAMES -> Namesake.SHARED;
      case CREATE_ONLY -> Namesake.DONE;
    };
  }

  /**
   * What came of it.
   *
   * @param event as it was sent last, and is sent again if need be
   * @param verb what was asked for last
   * @param adopted how often another process had counted the event
   */
  record Result(SinkResult answer, Event event, Verb verb, int adopted) {}

  /** Sends a write for the first time. */
  Result send(Write write) {
    return send(write, first);
  }

  /** Sends a write that may have arrived before, without the recorder knowing. */
  Result resend(Write write) {
    return send(write, again);
  }

  private Result send(Write write, Namesake namesake) {
    Event event = write.event();
    EventChange change = write.change();
    if (change == null) {
      return create(event, namesake);
    }
    SinkResult answer = sink.patch(event, change);
    if (answer instanceof Refused refused && refused.isMissing()) {
      return create(withoutVersion(event), namesake);
    }
    return new Result(answer, event, Verb.PATCH, 0);
  }

  private Result create(Event event, Namesake namesake) {
    SinkResult answer = sink.create(event);
    if (!(answer instanceof Refused refused && refused.alreadyExists())) {
      return new Result(answer, event, Verb.CREATE, 0);
    }
    return switch (namesake) {
      case STRANGER -> new Result(answer, event, Verb.CREATE, 0);
      case SHARED -> adopt(event);
      case OWN -> recognise(event);
      case DONE -> new Result(new Stored(event), event, Verb.CREATE, 0);
    };
  }

  /** What has been counted since the event was made is all that is still to be written. */
  private Result recognise(Event event) {
    if (event.occurrences() == 1) {
      return new Result(new Stored(event), event, Verb.CREATE, 0);
    }
    SinkResult answer = sink.patch(event, Counts.change(event));
    return answer instanceof Refused refused && refused.isMissing()
        ? new Result(GONE, event, Verb.CREATE, 0)
        : new Result(answer, event, Verb.PATCH, 0);
  }

  /** Another process, or this one before a restart, has written the event: count on from there. */
  private Result adopt(Event event) {
    SinkResult read = sink.read(event.key());
    if (read instanceof Refused refused && refused.isMissing()) {
      return new Result(GONE, event, Verb.CREATE, 0);
    }
    if (!(read instanceof Stored found)) {
      return new Result(read, event, Verb.READ, 0);
    }
    int before = found.event().occurrences();
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
