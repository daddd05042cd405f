package dev.tidings.cli;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One recorded notification of a watch.
 *
 * @param receivedAt when the watcher got it
 * @param type ADDED, MODIFIED, DELETED and what else a watch may say
 * @param object the event as it was served
 */
record Notification(Instant receivedAt, String type, ObjectNode object) {
  /** The object's place: events are told apart by it, and keep their order. */
  ObjectKey key() {
    var metadata = object.path("metadata");
    return new ObjectKey(
        metadata.path("namespace").asString(""), metadata.path("name").asString(""));
  }

  record ObjectKey(String namespace, String name) {}
}
