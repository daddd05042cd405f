package dev.tidings.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a search has found.
 *
 * @param events the newest first
 * @param total how many there are in all
 * @param json as the server told it
 */
record FoundEvents(List<FoundEvent> events, long total, JsonNode json) {
  static FoundEvents of(JsonNode json) throws CommandFailure {
    var events = new ArrayList<FoundEvent>();
    for (JsonNode item : json.path("items")) {
      events.add(FoundEvent.of(item));
    }
    return new FoundEvents(List.copyOf(events), json.path("total").asLong(events.size()), json);
  }

  boolean ofSeveralClusters() {
    return events.stream().anyMatch(FoundEvent::isOfAnotherCluster);
  }
}
