package dev.tidings.api.audit;

import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.ResourceType;
import java.time.Instant;
import java.util.Optional;

/** What is told of a request once it has come to a stage. */
public record AuditEvent(Asked asked, Who who, Reached reached) {
  /** About what the rest of it takes. */
  private static final int USUAL_BYTES = 512;

  /** About how much memory it takes while it waits. */
  int weight() {
    return USUAL_BYTES + asked.uri().length() + who.userAgent().length();
  }

  /**
   * How far a request has come.
   *
   * @param code of the answer; 0 when there was none
   * @param at when it came to this stage
   */
  public record Reached(Stage stage, int code, Instant at) {}

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
   * A request; without its headers, which hold secrets. What is too long is cut.
   *
   * @param id the same for all that is told of it
   * @param uri path and query as they were sent
   * @param access what it wants to do
   */
  public record Asked(String id, String uri, Access access, Instant received) {
    private static final int LONGEST_URI = 4096;
    private static final int LONGEST_NAME = 1024;

    public Asked {
      access = cut(access);
      uri = AuditEvent.cut(uri, LONGEST_URI);
    }

    private static Access cut(Access access) {
      return switch (access) {
        case Access.OfPath(String verb, String path) ->
            new Access.OfPath(cut(verb), AuditEvent.cut(path, LONGEST_URI));
        case Access.OfResource wanted ->
            new Access.OfResource(
                cut(wanted.verb()),
                cut(wanted.type()),
                cut(wanted.namespace()),
                cut(wanted.name()));
      };
    }

    private static ResourceType cut(ResourceType type) {
      return new ResourceType(
          cut(type.group()), cut(type.version()), cut(type.resource()), cut(type.subresource()));
    }

    private static String cut(String name) {
      return AuditEvent.cut(name, LONGEST_NAME);
    }
  }

  /**
   * Whose a request is.
   *
   * @param user who was found to send it; empty when that could not be found out
   * @param actingAs whom the user acts as
   */
  public record Who(
      Optional<User> user, Optional<User> actingAs, String sourceAddress, String userAgent) {
    /** As in the reference (audit/request.go). */
    private static final int LONGEST_AGENT = 1024;

    public Who {
      userAgent = cut(userAgent, LONGEST_AGENT);
    }

    /** A client of whom no more is known yet. */
    public static Who unknown(String sourceAddress, String userAgent) {
      return new Who(Optional.empty(), Optional.empty(), sourceAddress, userAgent);
    }

    public Who sentBy(User sender) {
      return new Who(Optional.of(sender), actingAs, sourceAddress, userAgent);
    }

    /** The same, where the sender acts as another one. */
    public Who actedBy(User actor) {
      return user.equals(Optional.of(actor))
          ? this
          : new Who(user, Optional.of(actor), sourceAddress, userAgent);
    }
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...TRUNCATED";
  }
}
