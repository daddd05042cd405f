package dev.tidings.api.wire;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Kubernetes client is told when it does not get an object (meta/v1 Status).
 *
 * @param reason the machine-readable reason; empty when the reference gives none
 * @param continueToken metadata.continue: how to go on after an expired page; empty otherwise
 * @param code the HTTP code; 0 is left out of the body (successes)
 */
public record Status(
    boolean success,
    String message,
    String reason,
    @Nullable Details details,
    String continueToken,
    int code) {
  public Status {
    requireNonNull(message, "message");
    requireNonNull(reason, "reason");
    requireNonNull(continueToken, "continueToken");
  }

  /** What the status is about. Empty parts and a zero are left out of the body. */
  public record Details(
      String name,
      String group,
      String kind,
      String uid,
      List<Cause> causes,
      int retryAfterSeconds) {
    /** Present, and says nothing. */
    public static final Details EMPTY = new Details("", "", "", "", List.of(), 0);

    public Details {
      causes = List.copyOf(causes);
    }
  }

  /** One of several causes; {@code field} is the path of the field in question, or empty. */
  public record Cause(String reason, String message, String field) {}

  public static Status failure(int code, String reason, String message, @Nullable Details details) {
    return new Status(false, message, reason, details, "", code);
  }
}
