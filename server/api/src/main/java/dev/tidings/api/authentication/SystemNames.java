package dev.tidings.api.authentication;

/** The users and groups that Kubernetes itself gives a meaning. */
public final class SystemNames {
  /** The user of every request that says nothing of who sends it. */
  public static final String ANONYMOUS = "system:anonymous";

  /** The group of the anonymous user, and of nobody else. */
  public static final String UNAUTHENTICATED = "system:unauthenticated";

  /** The group of everybody whose credentials were taken. */
  public static final String AUTHENTICATED = "system:authenticated";

  /** The group whose members may do everything. */
  public static final String MASTERS = "system:masters";

  /** The group whose members may read figures and health. */
  public static final String MONITORING = "system:monitoring";

  /** What is known of a user: which token or certificate it was that showed who it is. */
  public static final String CREDENTIAL_ID = "authentication.kubernetes.io/credential-id";

  private SystemNames() {}
}
