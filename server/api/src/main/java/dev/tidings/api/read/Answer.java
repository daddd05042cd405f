package dev.tidings.api.read;

import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.WatchStream;
import dev.tidings.event.Event;
import dev.tidings.store.StoredEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request for events is answered with, before it takes the form the client asked for. */
public sealed interface Answer {
  /** Texts of {@code Warning} headers, without the {@code 299} and the quotes. */
  List<String> warnings();

  /** One event. */
  record One(int code, Event event, List<String> warnings) implements Answer {}

  /**
   * A list; {@code remaining} is null when the reference leaves remainingItemCount out.
   *
   * @param events each time that they are gone through, the same; perhaps read only then, a few at
   *     a time, which fails when their revision is not kept any more
   */
  record Many(
      Iterable<StoredEvent> events,
      String resourceVersion,
      String continueToken,
      @Nullable Long remaining,
      List<String> warnings)
      implements Answer {}

  /** A status, good or bad. Its HTTP code is the status' own, or 200. */
  record Said(Status status, List<String> warnings) implements Answer {}

  /** A watch that goes on. Whoever gets it must close it. */
  record Watching(WatchStream stream) implements Answer {
    @Override
    public List<String> warnings() {
      return List.of();
    }
  }
}
