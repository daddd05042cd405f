package dev.tidings.api.fields;

import dev.tidings.event.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What comes of applying fields to an event. */
public sealed interface ApplyResult {
  /** The event with what was applied, and with its managers. */
  record Applied(Event event) implements ApplyResult {}

  /**
   * Others own some of the fields, with other values.
   *
   * @param fields the paths of the fields by who owns them, as clients are told of both, in order
   */
  record Conflicting(Map<String, List<String>> fields) implements ApplyResult {
    public Conflicting {
      fields = new LinkedHashMap<>(fields);
    }
  }

  /** What was applied does not make an event; {@code why} in Go's words. */
  record Unfit(String why) implements ApplyResult {}
}
