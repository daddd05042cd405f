package dev.tidings.recorder;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;

/**
 * Where events are written: an API server through some client, a test's list.
 *
 * <p>Calls block until there is an answer and come from several threads at once, never two for one
 * event. A failure that is expected is a {@link SinkResult}; whatever is thrown counts as {@link
 * SinkResult.Unreachable}.
 */
public interface EventSink {
  /** Writes a new event. */
  SinkResult create(Event event);

  /**
   * Changes an event that is stored.
   *
   * @param event the whole event as it will be; its key says which one is meant
   * @param change what differs
   */
  SinkResult patch(Event event, EventChange change);

  /** The event that is stored under a key. Needed for stable names only. */
  default SinkResult read(EventKey key) {
    return new SinkResult.NotSent("this sink cannot read events");
  }

  /**
   * The API group that events are written through. Asked once, on a thread of the recorder when the
   * first event is there, so that a sink may ask its server; it answers something even then when
   * the server does not. A sink that throws is taken for one that writes core/v1.
   */
  default ApiGroup group() {
    return ApiGroup.CORE;
  }

  /**
   * The one namespace whose objects this sink writes about; empty for all. Asked once, by whoever
   * builds the broadcaster. A sink that throws is taken for one that writes about all.
   */
  default String namespace() {
    return "";
  }

  /** How objects of this sink's client are referred to. */
  default ObjectReferences references() {
    return ObjectReferences.NONE;
  }
}
