package dev.tidings.api.authorization;

/** What an authorizer says of an access. */
public sealed interface Decision {
  /**
   * It may be done.
   *
   * @param reason for audits and reviews; empty where there is nothing to say
   */
  record Allowed(String reason) implements Decision {}

  /**
   * Nothing allows it.
   *
   * @param reason what the user may be told beside that; empty for nothing
   */
  record Refused(String reason) implements Decision {}

  /**
   * It could not be found out; so it may not be done.
   *
   * @param problem for the user
   */
  record Failed(String problem) implements Decision {}
}
