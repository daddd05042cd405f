package dev.tidings.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the disk of a spool fails, and once that it works again; lets it rest between. */
final class DiskTrouble {
  static final Duration REST = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);

  private final Path directory;
  private @Nullable Instant failed;

  DiskTrouble(Path directory) {
    this.directory = directory;
  }

  synchronized void failed(IOException failure, Instant now) {
    if (failed == null) {
      LOG.error(
          "The spool in {} fails: until it works, events are kept in memory only",
          directory,
          failure);
    }
    failed = now;
  }

  synchronized void works() {
    if (failed != null) {
      LOG.info("The spool in {} works again", directory);
      failed = null;
    }
  }

  /** Whether it has just failed, and is not worth another try yet. */
  synchronized boolean rests(Instant now) {
    // A clock that was set back must not make the rest longer.
    return failed != null && Duration.between(failed, now).abs().compareTo(REST) < 0;
  }
}
