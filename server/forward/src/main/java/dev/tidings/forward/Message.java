package dev.tidings.forward;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;

/**
 * One state of one event, on its way to a destination.
 *
 * @param cluster where the event is from
 * @param event with the resourceVersion of this state, and without managed fields
 * @param body what is sent where a destination has no form of its own: the event as JSON, core/v1.
 *     Shared, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; nobody compares messages
public record Message(String cluster, Event event, byte[] body) {
  public Message {
    requireNonNull(cluster, "cluster");
    requireNonNull(event, "event");
    requireNonNull(body, "body");
  }

  /**
   * {@code cluster/uid/resourceVersion}: the same whenever this state is delivered again, and no
   * other state has it.
   */
  public String id() {
    return cluster + "/" + event.metadata().uid() + "/" + event.metadata().resourceVersion();
  }
}
