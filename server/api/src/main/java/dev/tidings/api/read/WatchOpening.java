package dev.tidings.api.read;

import dev.tidings.api.query.FieldSelector;
import dev.tidings.api.query.SelectableField;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Status;
import dev.tidings.event.ApiGroup;
import dev.tidings.store.EventStore;
import java.time.Duration;
import java.util.Optional;

/** Begins watches: finds out what is to be watched, from where, and for how long. */
public final class WatchOpening {
  private static final Duration LONGEST = Duration.ofDays(365);

  private final EventStore store;
  private final Watches watches;
  private final Ids ids;
  private final SharedChanges changes;

  public WatchOpening(EventStore store, Watches watches, Ids ids) {
    this.store = store;
    this.watches = watches;
    this.ids = ids;
    this.changes = watches.changes();
  }

  public Answer.Watching watch(EventRequest request) throws RefusedException {
    ListOptions options = options(request);
    var filter = EventFilter.of(request.namespace(), options);
    WatchReading reading = reading(WatchStart.of(options), filter);
    return new Answer.Watching(watches.open(reading, duration(options)));
  }

  private static ListOptions options(EventRequest request) throws RefusedException {
    ApiGroup group = request.group();
    ListOptions options = ListOptions.parse(request.query(), group);
    String name = request.name();
    if (name.isEmpty()) {
      return options;
    }
    FieldSelector fields = options.fields();
    if (fields.isEmpty()) {
      return options.withFields(FieldSelector.named(name));
    }
    if (!fields.required(SelectableField.NAME).equals(Optional.of(name))) {
      throw Refusals.badRequest(
          "both a name and a field selector provided; please provide one or the other.");
    }
    return options;
  }

  private WatchReading reading(WatchStart start, EventFilter filter) throws RefusedException {
    return switch (start) {
      case WatchStart.Present present -> present(present, filter);
      case WatchStart.After after -> WatchReading.after(after.revision(), store, changes, filter);
      case WatchStart.Now now -> WatchReading.after(store.revision(), store, changes, filter);
    };
  }

  private WatchReading present(WatchStart.Present present, EventFilter filter)
      throws RefusedException {
    long current = store.revision();
    if (ResourceVersion.isBeyond(ResourceVersion.toWatch(present.minimum()), current)) {
      Status tooLarge =
          Refusals.tooLargeVersion(present.minimum(), current, ids.retryAfterSeconds());
      return WatchReading.failed(tooLarge, store, changes, filter);
    }
    var initial = new InitialEvents(store, filter, present.marksEnd());
    return new WatchReading(store, changes, filter, initial);
  }

  private Duration duration(ListOptions options) {
    Long seconds = options.timeoutSeconds();
    if (seconds == null || seconds == 0) {
      return ids.watchDuration();
    }
    return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST.toSeconds()));
  }
}
