package dev.tidings.recorder;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.recorder.Correlation.Persistence;
import dev.tidings.recorder.Correlation.Write;
import java.time.Instant;

/**
 * An event of events.k8s.io/v1 that may be repeated, and how often it has been.
 *
 * <p>Repeats are written as a series of the event, or, where nothing may be patched, as an event of
 * their own: the first of those that have not been written, with the number of them.
 */
final class Running {
  private final Object key;
  private final boolean patched;
  private Event event;
  private int count = 1;
  private int written = 1;
  private Instant last;

  Running(Object key, Event event, Instant last, Repeats repeats) {
    this.key = key;
    this.event = event;
    this.last = last;
    this.patched = repeats != Repeats.CREATE_ONLY;
  }

  Object key() {
    return key;
  }

  Instant last() {
    return last;
  }

  /** Whether the series is to be written as soon as there is one. */
  boolean isAnnouncedAtOnce() {
    return patched && count == 1;
  }

  /** Whether it has been repeated, and is written now and then for as long as it is. */
  boolean isSeries() {
    return patched ? count > 1 : isAhead();
  }

  /** Whether there are repeats that nothing written tells of. */
  boolean isAhead() {
    return count > written;
  }

  void repeat(Event again, Instant now) {
    if (!patched && !isAhead()) {
      event = again;
    }
    count++;
    last = now;
  }

  /** Another process had counted the event so often before. */
  void countOn(int before) {
    count += before;
    written += before;
  }

  /** The last write was not done, so that another one has to tell its count. */
  void notWritten() {
    written = Math.min(written, count - 1);
  }

  /** Goes on from a write that did not succeed. */
  void resume(EventSeries series) {
    count = series.count();
  }

  /** The server has the event in this form. */
  void storedAs(Event stored) {
    if (event.key().equals(stored.key())) {
      event = event.withMetadata(stored.metadata());
    }
  }

  Write write(Persistence persistence) {
    int more = count - written;
    written = count;
    return patched
        ? patch(new EventSeries(count, last.truncatedTo(MICROS)), persistence)
        : create(more);
  }

  private Write patch(EventSeries series, Persistence persistence) {
    Event whole = event.toBuilder().series(series).build();
    return new Write(key, whole, new EventChange.Series(series), persistence);
  }

  private Write create(int happened) {
    EventSeries series = happened == 1 ? null : new EventSeries(happened, last.truncatedTo(MICROS));
    Event whole = event.toBuilder().series(series).build();
    return new Write(key, whole, null, Persistence.RETRIED);
  }
}
