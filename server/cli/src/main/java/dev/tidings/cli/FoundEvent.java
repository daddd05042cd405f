package dev.tidings.cli;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.TerminalText;
import dev.tidings.store.Cluster;
import tools.jackson.databind.JsonNode;

/**
 * An event, and whose it is.
 *
 * @param json as the server told it
 */
record FoundEvent(String cluster, Event event, JsonNode json) {
  /** Reads {@code {"cluster": …, "event": …}}. */
  static FoundEvent of(JsonNode item) throws CommandFailure {
    try {
      return new FoundEvent(
          item.path("cluster").asString(Cluster.OWN),
          EventDecoder.decode(item.path("event"), ApiGroup.CORE).event(),
          item);
    } catch (DecodeException noEvent) {
      throw new CommandFailure(
          "the server sent what is no event: " + noEvent.getMessage(), noEvent);
    }
  }

  boolean isOfAnotherCluster() {
    return !cluster.equals(Cluster.OWN);
  }

  /** As {@code -o name} prints it. */
  String name() {
    return "event/" + TerminalText.line(event.metadata().name());
  }
}
