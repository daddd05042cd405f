package dev.tidings.cli;

import dev.tidings.codec.GoDuration;
import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option's duration, as Kubernetes writes them, of at least one second. */
final class DurationOption implements ITypeConverter<Duration> {
  /** The same, or zero for not at all. */
  static final class OrZero implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      Duration duration = parse(value);
      return duration.isZero() ? duration : atLeastASecond(duration, value);
    }
  }

  @Override
  public Duration convert(String value) {
    return atLeastASecond(parse(value), value);
  }

  private static Duration parse(String value) {
    try {
      return GoDuration.parse(value);
    } catch (IllegalArgumentException notADuration) {
      throw new TypeConversionException("'" + value + "' is no duration such as 90s, 2h or 1h30m");
    }
  }

  private static Duration atLeastASecond(Duration duration, String value) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new TypeConversionException("'" + value + "' is less than a second");
    }
    return duration;
  }

  /** Writes a duration the short way: {@code 1h30m}, and 90 seconds as {@code 1m30s}. */
  static String format(Duration duration) {
    var text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    BigDecimal seconds = BigDecimal.valueOf(duration.toNanosPart(), 9);
    seconds = seconds.add(BigDecimal.valueOf(duration.toSecondsPart()));
    if (seconds.signum() != 0) {
      text.append(seconds.stripTrailingZeros().toPlainString()).append('s');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }
}
