package dev.tidings.forward.destinations;

import java.util.Set;

/** What codes of HTTP mean for a message. */
final class HttpAnswers {
  /**
   * What somebody may mend without touching the message: who may send it, where to, how much. Those
   * of a server that has trouble are not here: each of them is worth another try.
   */
  private static final Set<Integer> MENDABLE = Set.of(401, 403, 404, 407, 408, 409, 423, 425, 429);

  private HttpAnswers() {}

  static boolean isTaken(int code) {
    return code >= 200 && code < 300;
  }

  /** Whether the same message may be taken another time. */
  static boolean isWorthAnotherTry(int code) {
    return code < 400 || code >= 500 || MENDABLE.contains(code);
  }
}
