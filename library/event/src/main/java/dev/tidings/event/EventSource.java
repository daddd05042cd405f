package dev.tidings.event;

import static java.util.Objects.requireNonNull;

/**
 * The component, and the host it runs on, that reported an event (core/v1 EventSource). Both may be
 * empty.
 */
public record EventSource(String component, String host) {
  /** No component, no host. */
  public static final EventSource NONE = new EventSource("", "");

  public EventSource {
    requireNonNull(component, "component");
    requireNonNull(host, "host");
  }
}
