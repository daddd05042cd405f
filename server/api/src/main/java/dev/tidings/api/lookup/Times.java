package dev.tidings.api.lookup;

import dev.tidings.api.wire.RefusedException;
import dev.tidings.search.Period;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times that a request names: as RFC 3339 writes them, or how long ago. */
record Times(Parameters parameters, Instant now) {
  private static final Pattern AGO =
      Pattern.compile("(?=.)(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9})s)?");
  private static final int LONGEST = 64;

  /** The while before the end, which is now, where nothing else is said. */
  Period last(Duration usual) throws RefusedException {
    Instant begin = time("to").orElse(now).minus(usual);
    return period(begin.isBefore(Period.BEGINNING) ? Period.BEGINNING : begin, now);
  }

  /** All there is, where nothing else is said. */
  Period ever() throws RefusedException {
    return period(Period.BEGINNING, Period.END);
  }

  private Period period(Instant usualFrom, Instant usualTo) throws RefusedException {
    Instant from = time("from").orElse(usualFrom);
    Instant to = time("to").orElse(usualTo);
    if (!from.isBefore(to)) {
      throw Parameters.wrong("from", "it is not before the end, " + to);
    }
    return new Period(from, to);
  }

  private Optional<Instant> time(String name) throws RefusedException {
    Optional<String> text = parameters.text(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(time(name, text.get()));
  }

  private Instant time(String name, String text) throws RefusedException {
    try {
      Matcher ago = AGO.matcher(text);
      Instant time =
          text.length() <= LONGEST && ago.matches()
              ? now.minus(ago(ago))
              : OffsetDateTime.parse(text.substring(0, Math.min(LONGEST, text.length())))
                  .toInstant();
      if (time.isAfter(Period.END)) {
        throw Parameters.wrong(name, "it is too late");
      }
      return time.isBefore(Period.BEGINNING) ? Period.BEGINNING : time;
    } catch (DateTimeException unreadable) {
      throw Parameters.wrong(
          name, "it is a time such as 2026-11-22T20:00:00Z, or how long ago, such as 2h or 7d");
    }
  }

  private static Duration ago(Matcher parts) {
    return Duration.ofDays(amount(parts.group(1)))
        .plusHours(amount(parts.group(2)))
        .plusMinutes(amount(parts.group(3)))
        .plusSeconds(amount(parts.group(4)));
  }

  private static long amount(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
