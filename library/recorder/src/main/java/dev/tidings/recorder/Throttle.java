package dev.tidings.recorder;

import dev.tidings.event.ObjectReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds back events that were asked for once, or not so often. Safe for use by several threads. */
final class Throttle {
  private final LruCache<Kept, Instant> lasts;

  /**
   * @param remembered how many events it knows about at most, the latest
   */
  Throttle(int remembered) {
    lasts = new LruCache<>(remembered);
  }

  /** What makes an event the same as one before. */
  private record Kept(
      Reporter reporter, ObjectReference object, EventType type, String reason, String variety) {
    static Kept of(Draft draft) {
      return new Kept(
          draft.reporter(),
          draft.object().withResourceVersion(""),
          draft.type(),
          draft.reason(),
          Objects.requireNonNullElse(draft.details().key(), ""));
    }
  }

  /** Either way: a clock that was set back holds nothing back for longer than was asked. */
  private static boolean isWithin(Duration spacing, Instant last, Instant now) {
    return Duration.between(last, now).abs().compareTo(spacing) < 0;
  }

  /** Why the event is held back, or null. */
  synchronized @Nullable DropCause refuses(Draft draft) {
    Duration spacing = draft.details().spacing();
    if (spacing == null) {
      return null;
    }
    Kept kept = Kept.of(draft);
    Instant last = lasts.find(kept);
    if (last != null && isWithin(spacing, last, draft.at())) {
      return spacing.equals(Draft.ONCE) ? DropCause.ONCE : DropCause.TOO_SOON;
    }
    lasts.put(kept, draft.at());
    return null;
  }
}
