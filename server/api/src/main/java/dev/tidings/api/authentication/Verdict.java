package dev.tidings.api.authentication;

/** What somebody who looked at credentials says of them. */
public sealed interface Verdict {
  /** They are this user's. */
  record Known(User user) implements Verdict {}

  /** Nothing that is for this one to say: somebody else may know them. */
  record NotMine() implements Verdict {}

  /**
   * They are for this one, and not good.
   *
   * @param why for the server's own log; holds nothing of the credentials
   */
  record Refused(String why) implements Verdict {}
}
