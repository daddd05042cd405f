package dev.tidings.recorder;

import dev.tidings.event.Event;

/** Stores whatever it is given. */
final class PlainSink implements EventSink {
  @Override
  public SinkResult create(Event event) {
    return new SinkResult.Stored(event);
  }

  @Override
  public SinkResult patch(Event event, EventChange change) {
    return new SinkResult.Stored(event);
  }
}
