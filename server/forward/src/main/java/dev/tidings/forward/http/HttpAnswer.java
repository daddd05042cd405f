package dev.tidings.forward.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tidings.forward.Delivery;
import java.time.Duration;
import java.util.Set;

/** What came of an {@link HttpCall}. */
public sealed interface HttpAnswer {
  /** What becomes of the messages of the call, if the code says it of all of them together. */
  Delivery delivery(int messages);

  /**
   * There was none: the server is away, or too slow.
   *
   * @param why for people
   */
  record Silence(String why) implements HttpAnswer {
    public Silence {
      requireNonNull(why, "why");
    }

    @Override
    public Delivery delivery(int messages) {
      return Delivery.Later.nothing(why);
    }
  }

  /**
   * Somebody answered.
   *
   * @param asked how long the server asks to be left alone; zero if it does not
   * @param body as far as the limit of the {@link HttpSender}
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Received(int code, Duration asked, byte[] body) implements HttpAnswer {
    /**
     * What somebody may mend without touching the message: who may send it, where to, how much.
     * Those of a server that has trouble are not here: each of them is worth another try.
     */
    private static final Set<Integer> MENDABLE =
        Set.of(401, 403, 404, 407, 408, 409, 423, 425, 429);

    private static final int LONGEST_TEXT = 300;

    public Received {
      requireNonNull(asked, "asked");
      requireNonNull(body, "body");
    }

    public boolean isTaken() {
      return code >= 200 && code < 300;
    }

    /** Whether a code says that the same message may be taken another time. */
    public static boolean isWorthAnotherTry(int code) {
      return code < 400 || code >= 500 || MENDABLE.contains(code);
    }

    @Override
    public Delivery delivery(int messages) {
      if (isTaken()) {
        return new Delivery.Done();
      }
      return isWorthAnotherTry(code)
          ? new Delivery.Later(0, why(), asked)
          : new Delivery.Refused(0, messages, why());
    }

    /** The code and how the body begins, in one line. */
    public String why() {
      String text = new String(body, 0, Math.min(body.length, 4 * LONGEST_TEXT), UTF_8);
      String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
      String shown = line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
      return "code " + code + (shown.isEmpty() ? "" : ": " + shown);
    }
  }
}
