package dev.tidings.cli;

import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast a recording is played.
 *
 * @param speed times as fast as it was recorded; infinity for as fast as the server takes it
 */
record Pace(double speed) {
  static final Pace MAX = new Pace(Double.POSITIVE_INFINITY);

  Pace {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a speed is more than 0");
    }
  }

  /** How long a stretch of the recording takes to play. */
  Duration stretch(Duration recorded) {
    return Duration.ofNanos((long) (recorded.toNanos() / speed));
  }

  /** When a notification is due, if the first was due at the start. */
  Instant due(Instant start, Instant first, Instant receivedAt) {
    return start.plus(stretch(Duration.between(first, receivedAt)));
  }

  /** Reads {@code --speed}. */
  static final class Converter implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String value) {
      try {
        return value.equals("max") ? MAX : new Pace(Double.parseDouble(value));
      } catch (IllegalArgumentException invalid) {
        throw new TypeConversionException("'" + value + "' is neither a positive number nor max");
      }
    }
  }
}
