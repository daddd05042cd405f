package dev.tidings.api.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads field selectors: same grammar, same errors as apimachinery's fields package. */
public final class FieldSelectorParser {
  private static final Pattern OPERATOR = Pattern.compile("!=|==?");

  private FieldSelectorParser() {}

  /** The terms in the order in which the reference looks at them: by their text. */
  public static List<FieldTerm> parse(String selector) throws SelectorException {
    List<String> parts = parts(selector);
    Collections.sort(parts);
    List<FieldTerm> terms = new ArrayList<>();
    for (String part : parts) {
      if (!part.isEmpty()) {
        terms.add(term(selector, part));
      }
    }
    return terms;
  }

  private static List<String> parts(String selector) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < selector.length(); i++) {
      if (selector.charAt(i) == '\\') {
        i++;
      } else if (selector.charAt(i) == ',') {
        parts.add(selector.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(selector.substring(start));
    return parts;
  }

  private static FieldTerm term(String selector, String part) throws SelectorException {
    Matcher operator = OPERATOR.matcher(part);
    if (!operator.find()) {
      throw new SelectorException(
          "invalid selector: '" + selector + "'; can't understand '" + part + "'");
    }
    return new FieldTerm(
        part.substring(0, operator.start()),
        !operator.group().equals("!="),
        unescape(part.substring(operator.end())));
  }

  private static String unescape(String value) throws SelectorException {
    StringBuilder plain = new StringBuilder(value.length());
    int[] points = value.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      if (point == '\\') {
        i++;
        point = i < points.length ? points[i] : -1;
        if (!isEscaped(point)) {
          String sequence = point < 0 ? "" : Character.toString(point);
          throw new SelectorException(
              "invalid field selector: invalid escape sequence: \\" + sequence);
        }
      } else if (isEscaped(point)) {
        throw new SelectorException(
            "invalid field selector: unescaped character in value: " + point);
      }
      plain.appendCodePoint(point);
    }
    return plain.toString();
  }

  private static boolean isEscaped(int point) {
    return point == '\\' || point == ',' || point == '=';
  }
}
