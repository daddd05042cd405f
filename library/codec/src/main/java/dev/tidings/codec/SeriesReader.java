package dev.tidings.codec;

import dev.tidings.event.EventSeries;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Collects the series of an event. */
final class SeriesReader implements JsonReading.Struct {
  private int count;
  private @Nullable Instant lastObservedTime;

  private SeriesReader(@Nullable EventSeries start) {
    if (start != null) {
      count = start.count();
      lastObservedTime = start.lastObservedTime();
    }
  }

  static @Nullable EventSeries read(@Nullable EventSeries previous, JsonReading in) {
    if (in.isNull()) {
      return null;
    }
    var reader = in.struct("v1.EventSeries", new SeriesReader(previous));
    return new EventSeries(reader.count, reader.lastObservedTime);
  }

  @Override
  public String goName() {
    return "EventSeries";
  }

  @Override
  public boolean read(String field, JsonReading in) {
    switch (field) {
      case "count" -> count = in.int32(count);
      case "lastObservedTime" -> lastObservedTime = in.microTime();
      default -> {
        return false;
      }
    }
    return true;
  }
}
