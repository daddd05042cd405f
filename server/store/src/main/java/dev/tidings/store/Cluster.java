package dev.tidings.store;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A cluster whose events are kept here.
 *
 * @param name small letters, digits, and dots and dashes between them, at most {@value #MAX_NAME},
 *     and not {@value #OWN}: it is part of URLs and the name of a folder
 */
public record Cluster(String name, EventStore store) {
  public static final int MAX_NAME = 63;

  /** What the server's own events are called where clusters are named. */
  public static final String OWN = "tidings";

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  public Cluster {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name of a cluster: " + name);
    }
    requireNonNull(store, "store");
  }

  /** Whether a cluster may be called that. */
  public static boolean isName(String name) {
    return name.length() <= MAX_NAME && NAME.matcher(name).matches() && !name.equals(OWN);
  }
}
