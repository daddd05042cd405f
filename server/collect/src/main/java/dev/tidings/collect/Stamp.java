package dev.tidings.collect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a cluster had been followed when a frame was made, as the spool keeps it. */
final class Stamp {
  /** Before the first list there is no revision. */
  private static final String NONE = "0";

  private Stamp() {}

  static String of(@Nullable Reached reached, Instant now) {
    return reached == null ? NONE + " " + now : reached.revision() + " " + reached.at();
  }

  static Reached reached(String stamp) {
    int blank = stamp.lastIndexOf(' ');
    return new Reached(stamp.substring(0, blank), Instant.parse(stamp.substring(blank + 1)));
  }
}
