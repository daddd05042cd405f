package dev.tidings.forward;

import static java.util.Objects.requireNonNull;

import dev.tidings.codec.UpstreamVersion;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;

/**
 * One state of one event, on its way to a destination.
 *
 * @param cluster where the event is from
 * @param event with the resourceVersion of this state, and without managed fields
 * @param form what the body is
 * @param body what is sent where a destination has no form of its own. Shared, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; nobody compares messages
public record Message(String cluster, Event event, Form form, byte[] body) {
  public Message {
    requireNonNull(cluster, "cluster");
    requireNonNull(event, "event");
    requireNonNull(form, "form");
    requireNonNull(body, "body");
  }

  /** What a body is, always in UTF-8. */
  public enum Form {
    /** The event as JSON in one line, core/v1: the route has no shape. */
    EVENT,
    /** An object of JSON in one line, whose members the route's shape names. */
    OBJECT,
    /** A text that the route's shape has made, of any number of lines. */
    TEXT
  }

  /**
   * {@code cluster/uid/resourceVersion}: the same whenever this state is delivered again, and no
   * other state has it. A collected event has its own cluster's resourceVersion there, so that the
   * id is the same whoever has collected it.
   */
  public String id() {
    return id(cluster, event);
  }

  /** The {@link #id} of a state of an event that is from a cluster. */
  public static String id(String cluster, Event event) {
    ObjectMeta metadata = UpstreamVersion.restored(event).metadata();
    return cluster + "/" + metadata.uid() + "/" + metadata.resourceVersion();
  }

  /** The same state with another body. */
  public Message with(Form newForm, byte[] newBody) {
    return new Message(cluster, event, newForm, newBody);
  }
}
