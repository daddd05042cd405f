package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the caller said, as it said it. Everything that takes longer (the name, the checks, the
 * event itself) is left to the broadcaster's thread.
 *
 * @param at when it was said, with nanoseconds
 */
record Draft(
    Reporter reporter,
    ObjectReference object,
    EventType type,
    String reason,
    String message,
    Instant at,
    Details details) {
  static final Duration ONCE = Duration.ofSeconds(Long.MAX_VALUE);

  Draft {
    requireNonNull(reason, "reason");
    requireNonNull(message, "message");
  }

  /**
   * What most events do not have.
   *
   * @param key what the event counts as a repeat of, or null for the sink's own rule
   * @param spacing how long after one event the next like it is wanted; null for always, {@link
   *     #ONCE} for never again
   */
  record Details(
      String action,
      @Nullable ObjectReference related,
      Map<String, String> annotations,
      Map<String, String> labels,
      List<OwnerReference> owners,
      @Nullable String key,
      @Nullable Duration spacing,
      @Nullable Consumer<Outcome> listener) {
    static final Details NONE =
        new Details("", null, Map.of(), Map.of(), List.of(), null, null, null);

    Details {
      requireNonNull(action, "action");
      annotations = Map.copyOf(annotations);
      labels = Map.copyOf(labels);
      owners = List.copyOf(owners);
    }
  }
}
