package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.TEXT;
import static dev.tidings.forward.template.Parameter.TIME;
import static java.time.ZoneOffset.UTC;

import dev.tidings.codec.GoDuration;
import dev.tidings.forward.template.Value.Int;
import dev.tidings.forward.template.Value.Text;
import dev.tidings.forward.template.Value.Time;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** sprig's functions of times and durations. Local time is UTC. */
final class DateFunctions {
  private static final String DAY = "2006-01-02";

  private DateFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("now", a -> time(a.surroundings().clock().instant()))
        .fixed("date", a -> formatted(a.text(0), moment(a, 1), "UTC"), TEXT, ANY)
        .fixed("dateInZone", a -> formatted(a.text(0), moment(a, 1), a.text(2)), TEXT, ANY, TEXT)
        .alias("date_in_zone", "dateInZone")
        .fixed("htmlDate", a -> formatted(DAY, moment(a, 0), "UTC"), ANY)
        .fixed("htmlDateInZone", a -> formatted(DAY, moment(a, 0), a.text(1)), ANY, TEXT)
        .fixed("toDate", a -> time(parsed(a.text(1), a.text(0))), TEXT, TEXT)
        .fixed("mustToDate", DateFunctions::mustParse, TEXT, TEXT)
        .fixed("dateModify", DateFunctions::modified, TEXT, TIME)
        .alias("date_modify", "dateModify")
        .fixed("mustDateModify", DateFunctions::mustModify, TEXT, TIME)
        .alias("must_date_modify", "mustDateModify")
        .fixed(
            "unixEpoch", a -> Value.text(Long.toString(a.time(0).instant().getEpochSecond())), TIME)
        .fixed("ago", a -> Value.text(DurationText.print(wholeSeconds(age(a)))), ANY)
        .fixed("duration", a -> Value.text(DurationText.print(seconds(a.any(0)))), ANY)
        .fixed("durationRound", a -> Value.text(DurationText.rounded(duration(a))), ANY);
  }

  private static Time time(Instant instant) {
    return new Time(instant, TimeType.TIME);
  }

  /** A time of Go's, or seconds since 1970; anything else is now. */
  private static Instant moment(Arguments arguments, int index) {
    return switch (arguments.any(index)) {
      case Time time when time.timeType() == TimeType.TIME -> time.instant();
      case Int seconds ->
          Instant.ofEpochSecond(Math.clamp(seconds.value(), -62135596800L, 253402300799L));
      default -> arguments.surroundings().clock().instant();
    };
  }

  private static Value formatted(String layout, Instant moment, String zone) {
    return Value.text(TimeFormat.format(moment, zone(zone), TimeLayout.of(layout)));
  }

  private static ZoneId zone(String name) {
    try {
      boolean utc = name.isEmpty() || name.equals("UTC") || name.equals("Local");
      return utc ? UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      return UTC;
    }
  }

  private static Instant parsed(String text, String layout) {
    return TimeParsing.parse(text, TimeLayout.of(layout)).orElse(Time.ZERO);
  }

  private static Value mustParse(Arguments arguments) throws CallException {
    String text = arguments.text(1);
    TimeLayout layout = TimeLayout.of(arguments.text(0));
    if (TimeParsing.parse(text, layout).isEmpty()) {
      throw new CallException(
          "parsing time \"" + text + "\" as \"" + arguments.text(0) + "\": cannot parse it");
    }
    return time(parsed(text, arguments.text(0)));
  }

  private static Value modified(Arguments arguments) {
    return length(arguments.text(0))
        .map(by -> time(arguments.time(1).instant().plus(by)))
        .orElse(arguments.time(1));
  }

  private static Value mustModify(Arguments arguments) throws CallException {
    try {
      return time(arguments.time(1).instant().plus(GoDuration.parse(arguments.text(0))));
    } catch (IllegalArgumentException e) {
      throw new CallException(String.valueOf(e.getMessage()));
    }
  }

  /** Empty if it is none. */
  private static Optional<Duration> length(String text) {
    try {
      return Optional.of(GoDuration.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Duration age(Arguments arguments) {
    return Duration.between(moment(arguments, 0), arguments.surroundings().clock().instant());
  }

  private static Duration wholeSeconds(Duration duration) {
    return Duration.ofSeconds(duration.plusMillis(500).toSeconds());
  }

  private static Duration seconds(Value value) {
    return switch (value) {
      case Text text when text.type().equals("string") ->
          DurationText.ofSeconds(Numbers.decimal(text.value()));
      case Int number when number.type().equals("int64") -> DurationText.ofSeconds(number.value());
      default -> Duration.ZERO;
    };
  }

  private static Duration duration(Arguments arguments) {
    return switch (arguments.any(0)) {
      case Text text -> length(text.value()).orElse(Duration.ZERO);
      case Int nanos when nanos.type().equals("int64") -> Duration.ofNanos(nanos.value());
      case Time time when time.timeType() == TimeType.TIME -> age(arguments);
      default -> Duration.ZERO;
    };
  }
}
