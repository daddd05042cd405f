package dev.tidings.cli;

import tools.jackson.databind.JsonNode;

/**
 * What happened to an event, as a stream tells it.
 *
 * @param change ADDED, MODIFIED or DELETED
 */
record StreamedChange(String change, FoundEvent found) {
  static StreamedChange of(JsonNode json) throws CommandFailure {
    return new StreamedChange(json.path("change").asString(""), FoundEvent.of(json));
  }

  /** Whether the event was deleted: most often because its time has come. */
  boolean isDeletion() {
    return change.equals("DELETED");
  }
}
