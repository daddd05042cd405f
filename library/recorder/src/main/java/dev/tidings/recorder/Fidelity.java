package dev.tidings.recorder;

/** How closely client-go is followed where it can be bettered. */
public enum Fidelity {
  /** The sensible thing is done; every difference is listed in docs/recorder-differences.md. */
  IMPROVED,
  /** What client-go does is done, oddities included. */
  CLIENT_GO
}
