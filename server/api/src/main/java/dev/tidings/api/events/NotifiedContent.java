package dev.tidings.api.events;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.StatusContent;
import dev.tidings.api.wire.WatchEvent;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import java.util.Map;

/** What stands in the notifications of one watch, in the shape that its client asked for. */
final class NotifiedContent {
  private static final Map<String, String> INITIAL_EVENTS_END =
      Map.of("k8s.io/initial-events-end", "true");

  private final EventShapes shapes;
  private boolean tableStarted;

  NotifiedContent(EventShapes shapes) {
    this.shapes = shapes;
  }

  static String type(WatchEvent event) {
    return switch (event) {
      case WatchEvent.Changed changed -> changed.type().name();
      case WatchEvent.InitialEventsEnd end -> "BOOKMARK";
      case WatchEvent.Failed failed -> "ERROR";
    };
  }

  /** The object of a notification. A refusal stays as it is, whatever the shape. */
  Content of(WatchEvent event) {
    return switch (event) {
      case WatchEvent.Changed changed -> shaped(changed.shown().event());
      case WatchEvent.InitialEventsEnd end -> shaped(bookmark(end.resourceVersion()));
      case WatchEvent.Failed failed -> new StatusContent(failed.status());
    };
  }

  /** Only the first table of a watch defines its columns. */
  private Content shaped(Event event) {
    Content content = tableStarted ? shapes.next(event) : shapes.first(event);
    tableStarted = true;
    return content;
  }

  private static Event bookmark(String resourceVersion) {
    var metadata =
        ObjectMeta.builder()
            .resourceVersion(resourceVersion)
            .annotations(INITIAL_EVENTS_END)
            .build();
    return Event.builder().metadata(metadata).build();
  }
}
