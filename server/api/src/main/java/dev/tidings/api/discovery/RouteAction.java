package dev.tidings.api.discovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What those who run a server ask of a route: the last part of a path. */
public enum RouteAction {
  /** Deliver nothing, until it is resumed. */
  PAUSE,
  RESUME,
  /** Deliver the dead letters again. */
  REDELIVER;

  static Optional<RouteAction> of(String part) {
    return Arrays.stream(values()).filter(each -> each.part().equals(part)).findFirst();
  }

  /** How it is called in a path, and as a subresource in rights. */
  public String part() {
    return name().toLowerCase(Locale.ROOT);
  }
}
