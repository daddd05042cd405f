package dev.tidings.forward;

import dev.tidings.forward.settings.Settings;
import java.time.InstantSource;

/** A kind of destination. Found by {@link java.util.ServiceLoader}. */
public interface DestinationType {
  /** How a routes file names it: {@code webhook}. */
  String name();

  /**
   * Reads what a routes file says of a destination. What is wrong is noted in the settings; the
   * plan is not used then, so it may be any.
   */
  DestinationPlan plan(Settings settings, Place place);

  /**
   * Whether messages of this form can be sent. Where they cannot, a route that shapes its messages
   * so is refused when its file is read.
   */
  default boolean takes(Message.Form form) {
    return true;
  }

  /**
   * Where a destination is used. The clusters that a route's events are from are named by its
   * messages.
   *
   * @param route the name of the route
   */
  record Place(String route, InstantSource clock) {}
}
