package dev.tidings.codec;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Refuses escapes that name half a character, as Go's reader does: also two halves that Java would
 * make one of.
 */
final class YamlEscapes {
  private final String text;

  /** The text as the marks of its scalars count it; only made when one is in doubt. */
  private int @Nullable [] points;

  YamlEscapes(String text) {
    this.text = text;
  }

  void check(ScalarEvent scalar) {
    if (scalar.getScalarStyle() != ScalarStyle.DOUBLE_QUOTED
        || scalar.getValue().chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return;
    }
    if (points == null) {
      points = text.codePoints().toArray();
    }
    int end = scalar.getEndMark().getIndex();
    for (int at = scalar.getStartMark().getIndex(); at < end; at++) {
      if (points[at] == '\\') {
        at++;
        if (namesHalf(points, at)) {
          throw new YAMLException(where(scalar) + "found invalid Unicode character escape code");
        }
      }
    }
  }

  private static boolean namesHalf(int[] points, int sign) {
    int digits = points[sign] == 'u' ? 4 : points[sign] == 'U' ? 8 : 0;
    int named = 0;
    for (int i = 1; i <= digits; i++) {
      named = named << 4 | Character.digit(points[sign + i], 16);
    }
    return named >= Character.MIN_SURROGATE && named <= Character.MAX_SURROGATE;
  }

  private static String where(ScalarEvent scalar) {
    int line = scalar.getStartMark().getLine();
    return line == 0 ? "" : "line " + (line + 1) + ": ";
  }
}
