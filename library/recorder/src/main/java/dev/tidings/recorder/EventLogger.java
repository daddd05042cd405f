package dev.tidings.recorder;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Writes events to a log, as key/value pairs. */
final class EventLogger implements Consumer<Event> {
  private final Logger log;

  EventLogger(Logger log) {
    this.log = log;
  }

  @Override
  public void accept(Event event) {
    ObjectReference object = event.involvedObject();
    String name =
        object.namespace().isEmpty() ? object.name() : object.namespace() + "/" + object.name();
    boolean warning = event.type().equals(EventType.WARNING.text());
    log.atLevel(warning ? Level.WARN : Level.INFO)
        .addKeyValue("object", name)
        .addKeyValue("fieldPath", object.fieldPath())
        .addKeyValue("kind", object.kind())
        .addKeyValue("apiVersion", object.apiVersion())
        .addKeyValue("type", event.type())
        .addKeyValue("reason", event.reason())
        .addKeyValue("message", event.message())
        .log("Event occurred");
  }
}
