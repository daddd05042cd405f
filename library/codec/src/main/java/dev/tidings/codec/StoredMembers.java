package dev.tidings.codec;

import dev.tidings.event.ApiGroup;
import java.util.List;

/**
 * The members of an event's JSON behind its metadata, and the stored fields that they come from.
 */
record StoredMembers(List<StoredMembers.Member> inOrder) {
  /** How a field is written. */
  enum Kind {
    /** Left out when empty. */
    TEXT,
    ALWAYS,
    COUNT,
    TIME,
    MICRO_TIME,
    SOURCE,
    REFERENCE,
    /** Left out when there is none. */
    RELATED,
    SERIES,
    SERIES_WITH_COUNT
  }

  @SuppressWarnings("ArrayRecordComponent")
  record Member(byte[] name, int field, Kind kind) {}

  private static final StoredMembers CORE =
      new StoredMembers(
          List.of(
              member("involvedObject", StoredFields.OBJECT, Kind.REFERENCE),
              member("reason", StoredFields.REASON, Kind.TEXT),
              member("message", StoredFields.MESSAGE, Kind.TEXT),
              member("source", StoredFields.SOURCE, Kind.SOURCE),
              member("firstTimestamp", StoredFields.FIRST_TIMESTAMP, Kind.TIME),
              member("lastTimestamp", StoredFields.LAST_TIMESTAMP, Kind.TIME),
              member("count", StoredFields.COUNT, Kind.COUNT),
              member("type", StoredFields.TYPE, Kind.TEXT),
              member("eventTime", StoredFields.EVENT_TIME, Kind.MICRO_TIME),
              member("series", StoredFields.SERIES, Kind.SERIES),
              member("action", StoredFields.ACTION, Kind.TEXT),
              member("related", StoredFields.RELATED, Kind.RELATED),
              member("reportingComponent", StoredFields.REPORTING_CONTROLLER, Kind.ALWAYS),
              member("reportingInstance", StoredFields.REPORTING_INSTANCE, Kind.ALWAYS)));

  private static final StoredMembers EVENTS =
      new StoredMembers(
          List.of(
              member("eventTime", StoredFields.EVENT_TIME, Kind.MICRO_TIME),
              member("series", StoredFields.SERIES, Kind.SERIES_WITH_COUNT),
              member("reportingController", StoredFields.REPORTING_CONTROLLER, Kind.TEXT),
              member("reportingInstance", StoredFields.REPORTING_INSTANCE, Kind.TEXT),
              member("action", StoredFields.ACTION, Kind.TEXT),
              member("reason", StoredFields.REASON, Kind.TEXT),
              member("regarding", StoredFields.OBJECT, Kind.REFERENCE),
              member("related", StoredFields.RELATED, Kind.RELATED),
              member("note", StoredFields.MESSAGE, Kind.TEXT),
              member("type", StoredFields.TYPE, Kind.TEXT),
              member("deprecatedSource", StoredFields.SOURCE, Kind.SOURCE),
              member("deprecatedFirstTimestamp", StoredFields.FIRST_TIMESTAMP, Kind.TIME),
              member("deprecatedLastTimestamp", StoredFields.LAST_TIMESTAMP, Kind.TIME),
              member("deprecatedCount", StoredFields.COUNT, Kind.COUNT)));

  private static Member member(String name, int field, Kind kind) {
    return new Member(JsonBytes.name(name), field, kind);
  }

  static StoredMembers of(ApiGroup group) {
    return switch (group) {
      case CORE -> CORE;
      case EVENTS -> EVENTS;
    };
  }
}
