package dev.tidings.forward.search;

import dev.tidings.event.ObjectMeta;
import dev.tidings.forward.Message;

/** Which messages are one document. */
public enum DocumentId {
  /** None is another: each state of an event is a document, made once in an index. */
  STATE,
  /** All states of an event are one, which the newest is in. */
  EVENT,
  /** The same, by the event's uid only. */
  UID;

  /**
   * What a routes file calls a mode: {@code history} or {@code upsert}.
   *
   * @throws IllegalArgumentException if it is neither, for people
   */
  public static DocumentId ofMode(String text) {
    return switch (text) {
      case "history" -> STATE;
      case "upsert" -> EVENT;
      default -> throw new IllegalArgumentException("'" + text + "' is neither history nor upsert");
    };
  }

  String of(Message message) {
    ObjectMeta metadata = message.event().metadata();
    return switch (this) {
      case STATE -> message.id();
      case EVENT -> message.cluster() + "/" + metadata.uid();
      case UID -> metadata.uid();
    };
  }

  /** Whether a later message may replace what an earlier one has made. */
  boolean isReplaced() {
    return this != STATE;
  }
}
