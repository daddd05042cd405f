package dev.tidings.codec;

import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads of stored events what the row of a table shows, and nothing else. Of one thread; used again
 * and again.
 */
public final class StoredRow {
  private final StoredFields fields = new StoredFields();
  private final StoredTimes times = new StoredTimes();
  private final PlainMessage series = new PlainMessage();
  private boolean plain;

  /** An event of which only the row is right; empty when it has to be decoded. */
  public Optional<Event> read(byte[] stored) {
    fields.read(stored);
    plain = true;
    Event.Builder event =
        Event.builder()
            .metadata(ObjectMeta.builder().name(fields.text(StoredText.NAME)).build())
            .involvedObject(object())
            .reason(fields.text(StoredText.REASON))
            .message(fields.text(StoredText.MESSAGE))
            .source(
                new EventSource(
                    fields.text(StoredText.SOURCE_COMPONENT), fields.text(StoredText.SOURCE_HOST)))
            .type(fields.text(StoredText.TYPE))
            .reportingController(fields.text(StoredText.REPORTING_CONTROLLER))
            .reportingInstance(fields.text(StoredText.REPORTING_INSTANCE))
            .count(fields.count())
            .firstTimestamp(second(StoredFields.FIRST_TIMESTAMP))
            .lastTimestamp(second(StoredFields.LAST_TIMESTAMP))
            .eventTime(time(StoredFields.EVENT_TIME))
            .series(series());
    return plain && fields.arePlain() ? Optional.of(event.build()) : Optional.empty();
  }

  private ObjectReference object() {
    return new ObjectReference(
        fields.text(StoredText.OBJECT_KIND),
        "",
        fields.text(StoredText.OBJECT_NAME),
        "",
        "",
        "",
        fields.text(StoredText.OBJECT_FIELD_PATH));
  }

  /** Timestamps other than eventTime have whole seconds, whatever is stored. */
  private @Nullable Instant second(int field) {
    Instant time = time(field);
    return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
  }

  private @Nullable Instant time(int field) {
    return fields.has(field) ? time(fields.start(field), fields.end(field)) : null;
  }

  private @Nullable Instant time(int start, int end) {
    plain &= times.read(fields.stored(), start, end);
    return times.isSet() ? times.instant() : null;
  }

  private @Nullable EventSeries series() {
    if (!fields.has(StoredFields.SERIES)) {
      return null;
    }
    int count = 0;
    Instant last = null;
    series.in(fields.stored(), fields.start(StoredFields.SERIES), fields.end(StoredFields.SERIES));
    while (series.next(Integer.MAX_VALUE)) {
      boolean isTime = series.field() == 2;
      plain &= series.hasBytes() == isTime && series.field() <= 2;
      if (plain && isTime) {
        last = time(series.start(), series.end());
      } else {
        count = (int) series.number();
      }
    }
    plain &= series.isPlain();
    return new EventSeries(count, last);
  }
}
