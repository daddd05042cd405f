package dev.tidings.forward.template;

import static java.time.ZoneOffset.UTC;

import dev.tidings.forward.template.Value.Time;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of Go's times that layouts use. All times are in UTC, which is local as well. */
final class TimeMethods {
  private TimeMethods() {}

  static @Nullable TemplateFunction find(Time time, String name) {
    Instant instant = time.instant();
    ZonedDateTime parts = instant.atZone(UTC);
    return switch (name) {
      case "Format" ->
          new TemplateFunction(
              name, List.of(Parameter.TEXT), false, a -> Value.text(time.format(a.text(0))));
      case "String" -> TemplateFunction.getter(name, Value.text(printed(time)));
      case "UTC", "Local" -> TemplateFunction.getter(name, new Time(instant, TimeType.TIME));
      case "IsZero" -> TemplateFunction.getter(name, new Value.Bool(time.isZero()));
      case "Unix" -> TemplateFunction.getter(name, Value.int64(instant.getEpochSecond()));
      case "UnixMilli" -> TemplateFunction.getter(name, Value.int64(scaled(instant, 1_000)));
      case "UnixMicro" -> TemplateFunction.getter(name, Value.int64(scaled(instant, 1_000_000)));
      case "UnixNano" -> TemplateFunction.getter(name, Value.int64(scaled(instant, 1_000_000_000)));
      case "Year" -> TemplateFunction.getter(name, Value.number(parts.getYear()));
      case "YearDay" -> TemplateFunction.getter(name, Value.number(parts.getDayOfYear()));
      case "Day" -> TemplateFunction.getter(name, Value.number(parts.getDayOfMonth()));
      case "Hour" -> TemplateFunction.getter(name, Value.number(parts.getHour()));
      case "Minute" -> TemplateFunction.getter(name, Value.number(parts.getMinute()));
      case "Second" -> TemplateFunction.getter(name, Value.number(parts.getSecond()));
      case "Nanosecond" -> TemplateFunction.getter(name, Value.number(parts.getNano()));
      default -> null;
    };
  }

  static String printed(Time time) {
    return TimeFormat.format(time.instant(), UTC, TimeLayout.PRINTED);
  }

  /** The time since 1970 in smaller units; it wraps round beyond 64 bits, as in Go. */
  private static long scaled(Instant instant, long perSecond) {
    return instant.getEpochSecond() * perSecond + instant.getNano() / (1_000_000_000 / perSecond);
  }
}
