package dev.tidings.api;

import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.RequestAccess;
import dev.tidings.api.authorization.ResourceType;
import dev.tidings.api.discovery.Route;
import dev.tidings.api.sight.Sights;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for: the head of a request, as below where it is mounted, where it leads, and the
 * right that it takes, which is found out once, when somebody needs it. Belongs to the event loop
 * of its connection.
 */
final class Inquiry {
  private final HttpCall call;
  private final Route route;
  private final Mount mount;
  private @Nullable Access access;
  private boolean isFound;

  Inquiry(HttpCall call, Route route, Mount mount) {
    this.call = call;
    this.route = route;
    this.mount = mount;
  }

  /** The same, by a user who has been found out. */
  Inquiry by(User user) {
    return with(call.by(user));
  }

  /** The same, as a user whom its sender may act as. */
  Inquiry as(User user, HttpCall.Acting acting) {
    return with(call.as(user, acting));
  }

  private Inquiry with(HttpCall other) {
    var same = new Inquiry(other, route, mount);
    same.access = access;
    same.isFound = isFound;
    return same;
  }

  HttpCall call() {
    return call;
  }

  Route route() {
    return route;
  }

  /** Who answers it, and who may ask. */
  Mount mount() {
    return mount;
  }

  /**
   * Refuses what is not there: not before rights have been asked, and all are refused alike who
   * have none. A path that is none is refused for that, wherever it is.
   */
  void requireMount() throws RefusedException {
    Status missing = mount.missing();
    if (missing != null && !(route instanceof Route.Malformed)) {
      throw new RefusedException(missing);
    }
  }

  /** Empty for a path that is none. */
  Optional<Access> access() {
    if (!isFound) {
      access = found().orElse(null);
      isFound = true;
    }
    return Optional.ofNullable(access);
  }

  /** Who may read an event may read what it has been, and find it. */
  private Optional<Access> found() {
    return switch (route) {
      case Route.History history ->
          Optional.of(
              new Access.OfResource(
                  "get", ResourceType.EVENTS, history.namespace(), history.name()));
      case Route.Lookup lookup -> Optional.of(Sights.access(lookup.kind().verb(), ""));
      default -> RequestAccess.of(call.method(), call.path(), call.query());
    };
  }
}
