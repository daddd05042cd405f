package dev.tidings.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says for each cause once a minute that events are lost for it, or that the program's own code
 * throws, and how often since the last time. What is held back as asked for is not worth a line.
 */
final class RareLog {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Map<Object, Spoken> spoken = new HashMap<>();

  private static final class Spoken {
    private Instant last = Instant.EPOCH;
    private long since;
  }

  void lost(DropCause cause, String detail, Instant now) {
    lost(cause, 1, detail, now);
  }

  void lost(DropCause cause, long events, String detail, Instant now) {
    if (cause.kind() == DropCause.Kind.SUPPRESSED || cause == DropCause.NAMESPACE_TERMINATING) {
      LOG.debug("Event held back ({}): {}", cause, detail);
      return;
    }
    long count = count(cause, events, now);
    if (count > 0) {
      LOG.warn("{} event(s) lost ({}), the last one: {}", count, cause, detail);
    }
  }

  /** Code of the program's own, of which there are few kinds, has thrown. */
  void failed(String whose, Object at, Throwable why, Instant now) {
    long count = count(whose, 1, now);
    if (count > 0) {
      LOG.warn("{} failed {} time(s), the last time at {}", whose, count, at, why);
    }
  }

  /** Says at the end what it has not spoken of. */
  synchronized void last() {
    spoken.forEach(
        (what, about) -> {
          if (about.since > 0) {
            LOG.warn("Since the last line about {}: {} more", what, about.since);
            about.since = 0;
          }
        });
  }

  /** How many there are to speak of; 0 for silence. */
  private synchronized long count(Object what, long more, Instant now) {
    Spoken about = spoken.computeIfAbsent(what, w -> new Spoken());
    about.since += more;
    // Either way: a clock that was set back must not make it silent for longer.
    if (Duration.between(about.last, now).abs().compareTo(SILENCE) < 0) {
      return 0;
    }
    long count = about.since;
    about.since = 0;
    about.last = now;
    return count;
  }
}
