package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import java.time.Duration;
import java.util.Set;

/** What a sink has to say about one request. */
public sealed interface SinkResult {
  /** Done: the event as it is stored now. */
  record Stored(Event event) implements SinkResult {
    public Stored {
      requireNonNull(event, "event");
    }
  }

  /**
   * The server answered with a Status that is no success.
   *
   * @param code the HTTP status code
   * @param reason the Status' own reason, such as {@code AlreadyExists}; may be empty
   * @param message for people
   * @param causes the types of the Status' causes, such as {@code NamespaceTerminating}
   * @param retryAfter how long the server asks to be left alone; zero if it does not
   */
  record Refused(int code, String reason, String message, Set<String> causes, Duration retryAfter)
      implements SinkResult {
    public Refused {
      requireNonNull(reason, "reason");
      requireNonNull(message, "message");
      causes = Set.copyOf(causes);
      requireNonNull(retryAfter, "retryAfter");
    }

    /** A refusal that says no more than its code and reason. */
    public static Refused of(int code, String reason) {
      return new Refused(code, reason, code + " " + reason, Set.of(), Duration.ZERO);
    }

    boolean isMissing() {
      return code == 404;
    }

    boolean alreadyExists() {
      return reason.equals("AlreadyExists");
    }

    boolean namespaceTerminating() {
      return causes.contains("NamespaceTerminating");
    }
  }

  /** No answer that could be understood: the connection failed, or what came back is no event. */
  record Unreachable(String why) implements SinkResult {
    public Unreachable {
      requireNonNull(why, "why");
    }
  }

  /** The request could not even be made, and never will be. */
  record NotSent(String why) implements SinkResult {
    public NotSent {
      requireNonNull(why, "why");
    }
  }

  /** The client behind the sink has been closed: this request was not sent, nor will others be. */
  record Closed(String why) implements SinkResult {
    public Closed {
      requireNonNull(why, "why");
    }
  }
}
