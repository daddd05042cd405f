package dev.tidings.examples.operator;

/** How far it is. */
public record BackupStatus(Phase phase) {
  /** The steps, in this order. */
  public enum Phase {
    RUNNING,
    BLOCKED,
    COMPLETED,
    FAILED
  }
}
