package dev.tidings.recorder;

import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;

/**
 * How often events say that they happened: by their count in core/v1, by their series in
 * events.k8s.io/v1, where alone they have an eventTime.
 */
final class Counts {
  private Counts() {}

  /** The event, having happened so many times more. */
  static Event plus(Event event, int more) {
    int count = event.occurrences() + more;
    if (event.eventTime() == null) {
      return event.toBuilder().count(count).build();
    }
    EventSeries series = event.series();
    return event.toBuilder()
        .series(
            new EventSeries(count, series == null ? event.eventTime() : series.lastObservedTime()))
        .build();
  }

  /** What brings a stored event to the count of this one. */
  static EventChange change(Event event) {
    EventSeries series = event.series();
    return series == null
        ? new EventChange.Count(event.count(), event.lastTimestamp(), event.message())
        : new EventChange.Series(series);
  }
}
