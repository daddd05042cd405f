package dev.tidings.api.discovery;

/** Which Kubernetes the server speaks like, and what it is. */
final class ServerVersion {
  /** The release of Tidings. */
  static final String TIDINGS = "0.1.0";

  /** The release of Kubernetes whose Event API is served, which clients compare with their own. */
  private static final String KUBERNETES = "1.36.3";

  static final String JSON =
      """
      {
        "major": "1",
        "minor": "36",
        "emulationMajor": "1",
        "emulationMinor": "36",
        "minCompatibilityMajor": "1",
        "minCompatibilityMinor": "35",
        "gitVersion": "v%s+tidings-%s",
        "gitCommit": "unknown",
        "gitTreeState": "clean",
        "buildDate": "2026-01-01T00:00:00Z",
        "goVersion": "none",
        "compiler": "javac",
        "platform": "java/%s"
      }"""
          .formatted(KUBERNETES, TIDINGS, Runtime.version().feature());

  private ServerVersion() {}
}
