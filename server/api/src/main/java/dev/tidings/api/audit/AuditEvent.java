package dev.tidings.api.audit;

import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import java.time.Instant;
import java.util.Optional;

/**
 * What is told of a request once it has come to a stage.
 *
 * @param asked what the request was, and whose
 * @param stage how far it has come
 * @param code of the answer; 0 when there was none
 * @param reached when it came to this stage
 */
public record AuditEvent(Asked asked, Stage stage, int code, Instant reached) {
  /** How far a request has come. */
  public enum Stage {
    /** It is being answered, and goes on. */
    RESPONSE_STARTED("ResponseStarted"),

    /** It is over. */
    RESPONSE_COMPLETE("ResponseComplete");

    private final String text;

    Stage(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /**
   * A request; without its headers, which hold secrets.
   *
   * @param id the same for all that is told of it
   * @param uri path and query as they were sent
   * @param access what it wants to do
   * @param who whose it is
   */
  public record Asked(String id, String uri, Access access, Who who, Instant received) {}

  /**
   * Whose a request is.
   *
   * @param user who was found to send it; empty when that could not be found out
   * @param actingAs whom the user acts as
   */
  public record Who(
      Optional<User> user, Optional<User> actingAs, String sourceAddress, String userAgent) {}
}
