package dev.tidings.forward.routes;

import dev.tidings.codec.DecodeException;
import dev.tidings.event.Event;
import dev.tidings.forward.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which changes of an event are sent after its first. */
public sealed interface Repeats {
  /** Every change. */
  record All() implements Repeats {
    @Override
    public boolean sends(SeenChange change, Event after) {
      return true;
    }
  }

  /** None. */
  record First() implements Repeats {
    @Override
    public boolean sends(SeenChange change, Event after) {
      return change.isCreation();
    }
  }

  /**
   * The first change of each stretch of time, counted from when the event was first seen. It is
   * told from the event alone, so that nothing has to be remembered, and a restart changes nothing.
   */
  record Every(Duration length) implements Repeats {
    @Override
    public boolean sends(SeenChange change, Event after) throws DecodeException {
      Event before = change.before();
      Long stretch = stretch(after);
      return before == null || stretch == null || !stretch.equals(stretch(before));
    }

    private @Nullable Long stretch(Event event) {
      Instant first = event.firstSeen();
      Instant last = event.lastSeen();
      return first == null || last == null ? null : Duration.between(first, last).dividedBy(length);
    }
  }

  /**
   * Whether a change is sent.
   *
   * @param after the event after it
   * @throws DecodeException when the event before it cannot be read
   */
  boolean sends(SeenChange change, Event after) throws DecodeException;

  /**
   * Reads {@code all}, {@code first} or {@code every DURATION}.
   *
   * @throws IllegalArgumentException of anything else
   */
  public static Repeats parse(String text) {
    if (text.startsWith("every ")) {
      return new Every(Settings.duration(text.substring("every ".length()).strip()));
    }
    return switch (text) {
      case "all" -> new All();
      case "first" -> new First();
      default ->
          throw new IllegalArgumentException(
              "'" + text + "' is none of all, first and every DURATION");
    };
  }
}
