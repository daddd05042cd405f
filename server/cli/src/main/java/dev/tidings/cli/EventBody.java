package dev.tidings.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client sends of an event: everything but what a server sets. */
final class EventBody {
  private static final List<String> SET_BY_SERVER =
      List.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "generation",
          "managedFields",
          "selfLink");

  private EventBody() {}

  /** A served event as its writer sent it. */
  static ObjectNode clean(ObjectNode served) {
    ObjectNode body = served.deepCopy();
    if (body.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove(SET_BY_SERVER);
    }
    return body;
  }

  /**
   * The merge patch that makes one object the other: what changed or is new, and null for what is
   * gone. Lists count as values.
   */
  static ObjectNode patch(ObjectNode from, ObjectNode to) {
    ObjectNode patch = from.objectNode();
    for (var field : to.properties()) {
      String name = field.getKey();
      JsonNode before = from.path(name);
      JsonNode after = field.getValue();
      if (before.equals(after)) {
        continue;
      }
      boolean both = before.isObject() && after.isObject();
      patch.set(name, both ? patch((ObjectNode) before, (ObjectNode) after) : after);
    }
    for (String name : from.propertyNames()) {
      if (!to.has(name)) {
        patch.putNull(name);
      }
    }
    return patch;
  }
}
