package dev.tidings.sink.http;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.EventDecoder;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.recorder.SinkResult;
import dev.tidings.sink.http.ApiAnswer.Received;
import java.time.InstantSource;

/** What an API server's answers mean for an event. */
final class EventAnswers {
  private final InstantSource clock;

  /**
   * @param clock what dates in answers are compared with
   */
  EventAnswers(InstantSource clock) {
    this.clock = clock;
  }

  SinkResult read(ApiAnswer answer, ApiGroup group) {
    if (answer instanceof Received received) {
      return received.succeeded()
          ? stored(received, group)
          : StatusBody.of(received.body()).refusal(received, clock.instant());
    }
    if (answer instanceof ApiAnswer.NoAnswer none) {
      return new SinkResult.Unreachable(none.why());
    }
    if (answer instanceof ApiAnswer.Closed closed) {
      return new SinkResult.Closed(closed.why());
    }
    return new SinkResult.NotSent(((ApiAnswer.NotSent) answer).why());
  }

  private static SinkResult stored(Received received, ApiGroup group) {
    String what = "what came back with code " + received.code() + " is no event";
    try {
      Event event = EventDecoder.decode(received.body(), Encoding.JSON, group).event();
      return event.metadata().name().isEmpty()
          ? new SinkResult.Unreachable(what)
          : new SinkResult.Stored(event);
    } catch (DecodeException e) {
      return new SinkResult.Unreachable(what + ": " + e.getMessage());
    }
  }
}
