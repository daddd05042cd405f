package dev.tidings.collect.push;

import java.time.Duration;

/** What the server said to something that was pushed. */
public sealed interface PushResult {
  /** It is on the server's disk. */
  record Kept() implements PushResult {}

  /** The server will never take it, however often it is offered. */
  record Refused(int status, String message) implements PushResult {}

  /**
   * It could not be taken; it is to be offered again.
   *
   * @param after not before that much has passed, as the server asks; zero when it does not
   */
  record Later(String why, Duration after) implements PushResult {}
}
