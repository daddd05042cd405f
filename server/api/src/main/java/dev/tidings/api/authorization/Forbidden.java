package dev.tidings.api.authorization;

import dev.tidings.api.authentication.User;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import dev.tidings.event.GoText;

/** Tells a user what may not be done, in the reference's words (responsewriters/errors.go). */
public final class Forbidden {
  private Forbidden() {}

  /**
   * The refusal of an access.
   *
   * @param reason why, as far as the user may know; empty for nothing
   */
  public static Status status(User user, Access access, String reason) {
    String cannot =
        Statuses.withoutMarkup("User " + GoText.quote(user.name()) + " cannot " + attempt(access));
    String message = reason.isEmpty() ? cannot : cannot + ": " + reason;
    return switch (access) {
      case Access.OfPath path -> Statuses.forbidden("", "", "", message);
      case Access.OfResource wanted ->
          Statuses.forbidden(
              wanted.type().resource(), wanted.type().group(), wanted.name(), message);
    };
  }

  private static String attempt(Access access) {
    return switch (access) {
      case Access.OfPath path -> path.verb() + " path " + GoText.quote(path.path());
      case Access.OfResource wanted ->
          wanted.verb()
              + " resource "
              + GoText.quote(wanted.type().path())
              + " in API group "
              + GoText.quote(wanted.type().group())
              + (wanted.namespace().isEmpty()
                  ? " at the cluster scope"
                  : " in the namespace " + GoText.quote(wanted.namespace()));
    };
  }
}
