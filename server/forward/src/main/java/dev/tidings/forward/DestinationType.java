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
   * Where a destination is used.
   *
   * @param cluster whose events are sent
   * @param route the name of the route
   */
  record Place(String cluster, String route, InstantSource clock) {}
}
