package dev.tidings.forward.routes;

import dev.tidings.event.Event;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventTree;
import org.jspecify.annotations.Nullable;

/**
 * An event as routes look at it: what is made of it is made once for all of them. Safe for use by
 * several threads; two that come at once may do the same work twice.
 */
public final class SeenEvent {
  private final String cluster;
  private final Event event;
  private final EnhancedEvent enhanced;
  private volatile @Nullable Message message;

  /**
   * @param cluster where it is from
   * @param event as it is sent: with the resourceVersion of its state, and without managed fields
   */
  public SeenEvent(String cluster, Event event) {
    this.cluster = cluster;
    this.event = event;
    this.enhanced = EnhancedEvent.of(event, cluster);
  }

  String cluster() {
    return cluster;
  }

  Event event() {
    return event;
  }

  /** As conditions and shapes see it. */
  EnhancedEvent enhanced() {
    return enhanced;
  }

  /** As routes without a shape send it. */
  Message message() {
    Message known = message;
    if (known == null) {
      known = new Message(cluster, event, Message.Form.EVENT, EventTree.json(event));
      message = known;
    }
    return known;
  }
}
