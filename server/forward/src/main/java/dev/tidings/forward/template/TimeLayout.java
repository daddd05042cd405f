package dev.tidings.forward.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A layout of Go's package time: an example of how 2 January 2006 at 15:04:05 would be written.
 *
 * @param pieces what it consists of, in order
 */
record TimeLayout(List<Piece> pieces) {
  /**
   * The parts of a layout that stand for parts of a time; where several match, the first counts.
   */
  private static final Pattern ELEMENTS =
      Pattern.compile(
          "January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|2006|002|01|02|03|04|05|06|15|1|__2"
              + "|_2(?!006)|2|3|4|5|PM|pm"
              + "|-07:00:00|-07:00|-070000|-0700|-07|Z07:00:00|Z07:00|Z070000|Z0700|Z07"
              + "|[.,]0+(?![0-9])|[.,]9+(?![0-9])");

  private static final Map<String, Element> NAMED =
      Map.ofEntries(
          Map.entry("January", Element.MONTH_NAME),
          Map.entry("Jan", Element.SHORT_MONTH_NAME),
          Map.entry("1", Element.MONTH),
          Map.entry("01", Element.MONTH_2),
          Map.entry("Monday", Element.WEEKDAY_NAME),
          Map.entry("Mon", Element.SHORT_WEEKDAY_NAME),
          Map.entry("2", Element.DAY),
          Map.entry("_2", Element.DAY_PADDED),
          Map.entry("02", Element.DAY_2),
          Map.entry("__2", Element.DAY_OF_YEAR_PADDED),
          Map.entry("002", Element.DAY_OF_YEAR),
          Map.entry("15", Element.HOUR_24),
          Map.entry("3", Element.HOUR_12),
          Map.entry("03", Element.HOUR_12_2),
          Map.entry("4", Element.MINUTE),
          Map.entry("04", Element.MINUTE_2),
          Map.entry("5", Element.SECOND),
          Map.entry("05", Element.SECOND_2),
          Map.entry("2006", Element.YEAR),
          Map.entry("06", Element.YEAR_2),
          Map.entry("PM", Element.HALF_UPPER),
          Map.entry("pm", Element.HALF_LOWER),
          Map.entry("MST", Element.ZONE_NAME));

  /** What Go prints a time with that is not given a layout. */
  static final TimeLayout PRINTED = of("2006-01-02 15:04:05.999999999 -0700 MST");

  enum Element {
    LITERAL,
    MONTH_NAME,
    SHORT_MONTH_NAME,
    MONTH,
    MONTH_2,
    WEEKDAY_NAME,
    SHORT_WEEKDAY_NAME,
    DAY,
    DAY_PADDED,
    DAY_2,
    DAY_OF_YEAR_PADDED,
    DAY_OF_YEAR,
    HOUR_24,
    HOUR_12,
    HOUR_12_2,
    MINUTE,
    MINUTE_2,
    SECOND,
    SECOND_2,
    YEAR,
    YEAR_2,
    HALF_UPPER,
    HALF_LOWER,
    ZONE_NAME,
    OFFSET,
    FRACTION
  }

  /** An element, as it is written in the layout. */
  record Piece(Element element, String text) {}

  TimeLayout {
    pieces = List.copyOf(pieces);
  }

  static TimeLayout of(String layout) {
    var pieces = new ArrayList<Piece>();
    Matcher matcher = ELEMENTS.matcher(layout);
    int at = 0;
    while (matcher.find()) {
      literal(pieces, layout.substring(at, matcher.start()));
      pieces.add(new Piece(element(matcher.group()), matcher.group()));
      at = matcher.end();
    }
    literal(pieces, layout.substring(at));
    return new TimeLayout(pieces);
  }

  private static void literal(List<Piece> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(Element.LITERAL, text));
    }
  }

  private static Element element(String text) {
    boolean fraction = text.startsWith(".") || text.startsWith(",");
    return Optional.ofNullable(NAMED.get(text))
        .orElse(fraction ? Element.FRACTION : Element.OFFSET);
  }
}
