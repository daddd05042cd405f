package dev.tidings.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves the times in events by one offset. It is made of whole seconds, for some of the times hold
 * no more, and the order of all of them must stay.
 */
record TimeShift(Duration offset) {
  static final TimeShift NONE = new TimeShift(Duration.ZERO);

  private static final List<String> TIMES =
      List.of(
          "firstTimestamp",
          "lastTimestamp",
          "eventTime",
          "deprecatedFirstTimestamp",
          "deprecatedLastTimestamp");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  TimeShift {
    offset = offset.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The shift that brings one time to another. */
  static TimeShift between(Instant recorded, Instant wanted) {
    return new TimeShift(Duration.between(recorded, wanted));
  }

  Instant apply(Instant recorded) {
    return recorded.plus(offset);
  }

  /** Moves every time of an event, of either group, where it stands. */
  void apply(ObjectNode event) {
    for (String field : TIMES) {
      move(event, field);
    }
    if (event.path("series") instanceof ObjectNode series) {
      move(series, "lastObservedTime");
    }
  }

  private void move(ObjectNode object, String field) {
    JsonNode time = object.path(field);
    if (!time.isString()) {
      return;
    }
    try {
      Instant moved = apply(Instant.parse(time.stringValue()));
      object.put(field, (time.stringValue().contains(".") ? MICROS : SECONDS).format(moved));
    } catch (DateTimeParseException notATime) {
      // stays as it is: the server says what is wrong with it
      return;
    }
  }
}
