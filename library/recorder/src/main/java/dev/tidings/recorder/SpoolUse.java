package dev.tidings.recorder;

/**
 * What lies in a spool.
 *
 * @param events how many wait there to be written to the sink
 * @param stored how many of these are certain to survive a crash: they have been synced to disk
 * @param bytes of all files
 */
public record SpoolUse(long events, long stored, long bytes) {
  static final SpoolUse NONE = new SpoolUse(0, 0, 0);
}
