package dev.tidings.api.fields;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All fields that an event has, by the names of one API group: what its only writer owns. They
 * follow from the event, so that nothing has to be compared to know them.
 *
 * <p>What {@link FieldComparison} finds between no event and this one is the same.
 */
final class OwnFields {
  private final StringBuilder set = new StringBuilder(448).append('{');

  /** One bit for each field that an event can have, in the order of the set. */
  private int present;

  private OwnFields() {}

  /**
   * The fields of an event; empty when it has some whose names depend on their content, such as
   * labels, or a time that is set to what counts as unset.
   */
  static Optional<OwnFields> of(Event event, ApiGroup group) {
    if (!isPlain(event.metadata()) || hasZeroTime(event)) {
      return Optional.empty();
    }
    var fields = new OwnFields();
    switch (group) {
      case CORE -> fields.addCore(event);
      case EVENTS -> fields.addEvents(event);
    }
    fields.set.append('}');
    return Optional.of(fields);
  }

  private static boolean isPlain(ObjectMeta metadata) {
    return metadata.generateName().isEmpty()
        && metadata.labels().isEmpty()
        && metadata.annotations().isEmpty()
        && metadata.ownerReferences().isEmpty()
        && metadata.finalizers().isEmpty()
        && metadata.deletionTimestamp() == null
        && metadata.deletionGracePeriodSeconds() == null;
  }

  private static boolean hasZeroTime(Event event) {
    EventSeries series = event.series();
    return isZero(event.firstTimestamp())
        || isZero(event.lastTimestamp())
        || isZero(event.eventTime())
        || (series != null && isZero(series.lastObservedTime()));
  }

  private static boolean isZero(@Nullable Instant time) {
    return Event.ZERO_TIME.equals(time);
  }

  private void addCore(Event event) {
    add("f:action", event.action());
    add("f:count", event.count() != 0);
    add("f:eventTime", event.eventTime());
    add("f:firstTimestamp", event.firstTimestamp());
    add("f:involvedObject", !event.involvedObject().equals(ObjectReference.EMPTY));
    add("f:lastTimestamp", event.lastTimestamp());
    add("f:message", event.message());
    add("f:reason", event.reason());
    add("f:related", event.related());
    add("f:reportingComponent", event.reportingController());
    add("f:reportingInstance", event.reportingInstance());
    addSeries(event.series(), event.series() != null && event.series().count() != 0);
    addSource("f:source", event.source());
    add("f:type", event.type());
  }

  private void addEvents(Event event) {
    add("f:action", event.action());
    add("f:deprecatedCount", event.count() != 0);
    add("f:deprecatedFirstTimestamp", event.firstTimestamp());
    add("f:deprecatedLastTimestamp", event.lastTimestamp());
    addSource("f:deprecatedSource", event.source());
    add("f:eventTime", event.eventTime());
    add("f:note", event.message());
    add("f:reason", event.reason());
    add("f:regarding", !event.involvedObject().equals(ObjectReference.EMPTY));
    add("f:related", event.related());
    add("f:reportingController", event.reportingController());
    add("f:reportingInstance", event.reportingInstance());
    addSeries(event.series(), event.series() != null);
    add("f:type", event.type());
  }

  private void addSeries(@Nullable EventSeries series, boolean counted) {
    if (begin("f:series", series != null)) {
      add(".", true);
      add("f:count", counted);
      add("f:lastObservedTime", true);
      set.append('}');
    } else {
      present <<= 3;
    }
  }

  private void addSource(String name, EventSource source) {
    if (begin(name, !source.equals(EventSource.NONE))) {
      add("f:component", source.component());
      add("f:host", source.host());
      set.append('}');
    } else {
      present <<= 2;
    }
  }

  private void add(String name, String value) {
    add(name, !value.isEmpty());
  }

  private void add(String name, @Nullable Object value) {
    add(name, value != null);
  }

  private void add(String name, boolean has) {
    if (begin(name, has)) {
      set.append('}');
    }
  }

  private boolean begin(String name, boolean has) {
    present <<= 1;
    if (has) {
      present |= 1;
      if (set.charAt(set.length() - 1) != '{') {
        set.append(',');
      }
      set.append('"').append(name).append("\":{");
    }
    return has;
  }

  boolean isEmpty() {
    return present == 0;
  }

  /** Whether each field of another event of the same group is one here too. */
  boolean containAll(OwnFields others) {
    return (others.present & ~present) == 0;
  }

  /** The set as managedFields has it. */
  String fieldsV1() {
    return set.toString();
  }
}
