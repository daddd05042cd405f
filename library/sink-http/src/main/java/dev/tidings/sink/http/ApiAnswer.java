package dev.tidings.sink.http;

import static java.util.Objects.requireNonNull;

/** What came of an {@link ApiRequest}. */
public sealed interface ApiAnswer {
  /** No event is as large, and no Status: what is longer is cut off here, and not read. */
  int MAX_BODY_BYTES = 4 << 20;

  /**
   * The server, or something on the way to it, answered.
   *
   * @param code the HTTP status code, whatever it is
   * @param retryAfter the header of that name; empty without one
   * @param body at most {@link #MAX_BODY_BYTES} of it
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Received(int code, String retryAfter, byte[] body) implements ApiAnswer {
    public Received {
      requireNonNull(retryAfter, "retryAfter");
      requireNonNull(body, "body");
    }

    boolean succeeded() {
      return code >= 200 && code < 300;
    }
  }

  /** No answer, or half of one: a later try may have more luck. */
  record NoAnswer(String why) implements ApiAnswer {
    public NoAnswer {
      requireNonNull(why, "why");
    }
  }

  /** The request was not sent and never will be: the client could not make it. */
  record NotSent(String why) implements ApiAnswer {
    public NotSent {
      requireNonNull(why, "why");
    }
  }

  /** The client is closed: it sends neither this request nor any other. */
  record Closed(String why) implements ApiAnswer {
    public Closed {
      requireNonNull(why, "why");
    }
  }
}
