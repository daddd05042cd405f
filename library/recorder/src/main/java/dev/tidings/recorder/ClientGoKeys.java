package dev.tidings.recorder;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;

/**
 * The keys of client-go's tools/record: parts joined with nothing between, so that neighbours can
 * run into each other and different events share a key.
 */
final class ClientGoKeys {
  static final CorrelationKeys JOINED =
      new CorrelationKeys(
          ClientGoKeys::full, ClientGoKeys::group, Event::message, ClientGoKeys::spam);

  private ClientGoKeys() {}

  private static String full(Event event) {
    ObjectReference object = event.involvedObject();
    return source(event)
        + object.kind()
        + object.namespace()
        + object.name()
        + object.fieldPath()
        + object.uid()
        + object.apiVersion()
        + event.type()
        + event.reason()
        + event.message();
  }

  private static String group(Event event) {
    return source(event)
        + subject(event.involvedObject())
        + event.type()
        + event.reason()
        + event.reportingController()
        + event.reportingInstance();
  }

  private static String spam(Event event) {
    return source(event) + subject(event.involvedObject()) + event.type();
  }

  private static String source(Event event) {
    return event.source().component() + event.source().host();
  }

  private static String subject(ObjectReference object) {
    return object.kind() + object.namespace() + object.name() + object.uid() + object.apiVersion();
  }
}
