package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectReference;
import java.util.function.Function;

/**
 * What events are told apart by. Keys are compared with {@code equals}.
 *
 * @param full of the event itself: the next one with this key is a repeat
 * @param group of events that may be combined
 * @param local of one event within its group
 * @param spam of events that share one budget
 */
record CorrelationKeys(
    Function<Event, Object> full,
    Function<Event, Object> group,
    Function<Event, Object> local,
    Function<Event, Object> spam) {
  CorrelationKeys {
    requireNonNull(full, "full");
    requireNonNull(group, "group");
    requireNonNull(local, "local");
    requireNonNull(spam, "spam");
  }

  static CorrelationKeys of(EventIdentity identity) {
    return switch (identity) {
      case BY_MESSAGE -> new CorrelationKeys(Full::of, Group::of, Event::message, Spam::of);
      case BY_REASON -> new CorrelationKeys(Reason::of, Group::of, event -> "", Spam::of);
    };
  }

  /** The object, without what changes while it stays the same object. */
  private record Subject(String kind, String namespace, String name, String uid, String version) {
    static Subject of(ObjectReference object) {
      return new Subject(
          object.kind(), object.namespace(), object.name(), object.uid(), object.apiVersion());
    }
  }

  private record Full(
      EventSource source,
      Subject object,
      String fieldPath,
      String type,
      String reason,
      String message) {
    static Full of(Event event) {
      ObjectReference object = event.involvedObject();
      return new Full(
          event.source(),
          Subject.of(object),
          object.fieldPath(),
          event.type(),
          event.reason(),
          event.message());
    }
  }

  private record Reason(
      EventSource source, Subject object, String fieldPath, String type, String reason) {
    static Reason of(Event event) {
      ObjectReference object = event.involvedObject();
      return new Reason(
          event.source(), Subject.of(object), object.fieldPath(), event.type(), event.reason());
    }
  }

  private record Group(
      EventSource source,
      Subject object,
      String type,
      String reason,
      String controller,
      String instance) {
    static Group of(Event event) {
      return new Group(
          event.source(),
          Subject.of(event.involvedObject()),
          event.type(),
          event.reason(),
          event.reportingController(),
          event.reportingInstance());
    }
  }

  private record Spam(EventSource source, Subject object, String type) {
    static Spam of(Event event) {
      return new Spam(event.source(), Subject.of(event.involvedObject()), event.type());
    }
  }

  /** The key of an event that was given one by its reporter. */
  record Given(EventSource source, Object object, String type, String key) {
    static Given of(Event event, String key) {
      return new Given(event.source(), Subject.of(event.involvedObject()), event.type(), key);
    }
  }
}
