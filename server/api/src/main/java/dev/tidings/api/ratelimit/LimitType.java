package dev.tidings.api.ratelimit;

import dev.tidings.api.authentication.User;
import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectReference;

/** What shares one bucket. */
public enum LimitType {
  /** All events. */
  SERVER("Server") {
    @Override
    String key(User user, Event event) {
      return "";
    }
  },

  /** Those of one namespace. */
  NAMESPACE("Namespace") {
    @Override
    String key(User user, Event event) {
      return event.metadata().namespace();
    }
  },

  /** Those that one user writes. */
  USER("User") {
    @Override
    String key(User user, Event event) {
      return user.name();
    }
  },

  /** Those of one source about one object. */
  SOURCE_AND_OBJECT("SourceAndObject") {
    @Override
    String key(User user, Event event) {
      EventSource source = event.source();
      ObjectReference object = event.involvedObject();
      return String.join(
          "",
          source.component(),
          source.host(),
          object.kind(),
          object.namespace(),
          object.name(),
          object.uid(),
          object.apiVersion());
    }
  };

  private final String text;

  LimitType(String text) {
    this.text = text;
  }

  /** As configuration and messages name it. */
  String text() {
    return text;
  }

  /** Which bucket an event takes from, as messages name it too. */
  abstract String key(User user, Event event);
}
