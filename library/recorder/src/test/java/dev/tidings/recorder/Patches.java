package dev.tidings.recorder;

import dev.tidings.event.EventSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a sink makes of a change: the body of a strategic merge patch. */
final class Patches {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final JsonMapper JSON = new JsonMapper();

  private Patches() {}

  static JsonNode of(EventChange change) {
    return change instanceof EventChange.Count count
        ? count(count)
        : series(((EventChange.Series) change).series());
  }

  private static JsonNode count(EventChange.Count count) {
    ObjectNode patch = JSON.createObjectNode();
    patch.put("count", count.count());
    patch.put("lastTimestamp", text(count.lastTimestamp()));
    if (!count.message().isEmpty()) {
      patch.put("message", count.message());
    }
    return patch;
  }

  private static JsonNode series(EventSeries series) {
    ObjectNode patch = JSON.createObjectNode();
    patch
        .putObject("series")
        .put("count", series.count())
        .put("lastObservedTime", micros(series.lastObservedTime()));
    return patch;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static @Nullable String micros(@Nullable Instant time) {
    return time == null ? null : MICROS.format(time);
  }
}
