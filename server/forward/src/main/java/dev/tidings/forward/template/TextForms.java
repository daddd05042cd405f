package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.INT;
import static dev.tidings.forward.template.Parameter.TEXT;

import dev.tidings.forward.template.Value.Mapping;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** sprig's functions that change the letters, spaces and lines of texts, split and join them. */
final class TextForms {
  private TextForms() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("upper", a -> mapped(a.text(0), Character::toUpperCase), TEXT)
        .fixed("lower", a -> mapped(a.text(0), Character::toLowerCase), TEXT)
        .fixed("swapcase", a -> mapped(a.text(0), TextForms::swapped), TEXT)
        .fixed("title", a -> Value.text(title(a.text(0))), TEXT)
        .fixed("untitle", a -> Value.text(untitle(a.text(0))), TEXT)
        .fixed("initials", a -> Value.text(initials(a.text(0))), TEXT)
        .fixed("trim", a -> Value.text(a.text(0).strip()), TEXT)
        .fixed("trimAll", a -> Value.text(trimmed(a.text(1), a.text(0))), TEXT, TEXT)
        .alias("trimall", "trimAll")
        .fixed("trimPrefix", a -> Value.text(withoutPrefix(a.text(1), a.text(0))), TEXT, TEXT)
        .fixed("trimSuffix", a -> Value.text(withoutSuffix(a.text(1), a.text(0))), TEXT, TEXT)
        .fixed("nospace", a -> Value.text(withoutSpaces(a.text(0))), TEXT)
        .fixed("splitList", a -> Value.texts(pieces(a.text(1), a.text(0), -1)), TEXT, TEXT)
        .fixed("split", a -> numbered(pieces(a.text(1), a.text(0), -1)), TEXT, TEXT)
        .fixed("splitn", a -> numbered(pieces(a.text(2), a.text(0), a.number(1))), TEXT, INT, TEXT)
        .fixed("join", TextForms::joined, TEXT, ANY)
        .fixed("wrap", a -> Value.text(new Wrap(a.text(1), a.number(0)).between("\n")), INT, TEXT)
        .fixed("wrapWith", TextForms::cutAndWrapped, INT, TEXT, TEXT);
  }

  private static Value mapped(String text, IntUnaryOperator change) {
    return Value.text(
        text.codePoints()
            .map(change)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString());
  }

  private static int swapped(int point) {
    return Character.isUpperCase(point) || Character.isTitleCase(point)
        ? Character.toLowerCase(point)
        : Character.toUpperCase(point);
  }

  private static String title(String text) {
    var titled = new StringBuilder();
    int before = ' ';
    for (int point : text.codePoints().toArray()) {
      boolean within = Character.isLetterOrDigit(before) || before == '_';
      titled.appendCodePoint(within ? point : Character.toTitleCase(point));
      before = point;
    }
    return titled.toString();
  }

  private static String untitle(String text) {
    var plain = new StringBuilder();
    int before = ' ';
    for (int point : text.codePoints().toArray()) {
      boolean begins = Character.isWhitespace(before);
      plain.appendCodePoint(begins ? Character.toLowerCase(point) : point);
      before = point;
    }
    return plain.toString();
  }

  private static String initials(String text) {
    var initials = new StringBuilder();
    int before = ' ';
    for (int point : text.codePoints().toArray()) {
      if (Character.isWhitespace(before) && !Character.isWhitespace(point)) {
        initials.appendCodePoint(point);
      }
      before = point;
    }
    return initials.toString();
  }

  private static String trimmed(String text, String characters) {
    int start = 0;
    int end = text.length();
    while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (start < end && characters.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static String withoutPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String withoutSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  private static String withoutSpaces(String text) {
    return text.codePoints()
        .filter(point -> !Character.isWhitespace(point))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Never more than the given number of pieces, unless that is less than 0. */
  private static List<String> pieces(String text, String separator, int most) {
    if (most == 0) {
      return List.of();
    }
    if (separator.isEmpty()) {
      return text.isEmpty() ? List.of() : List.of(text.split("", Math.max(0, most)));
    }
    return List.of(text.split(Pattern.quote(separator), most < 0 ? -1 : most));
  }

  private static Value numbered(List<String> pieces) {
    var entries = new TreeMap<String, Value>();
    for (int i = 0; i < pieces.size(); i++) {
      entries.put("_" + i, Value.text(pieces.get(i)));
    }
    return new Mapping(Mapping.TEXTS, false, entries);
  }

  private static Value joined(Arguments arguments) throws CallException {
    List<String> texts = ListFunctions.texts(arguments.any(1));
    arguments.reserve((long) texts.size() * arguments.text(0).length());
    arguments.reserve(texts.stream().mapToLong(String::length).sum());
    return Value.text(String.join(arguments.text(0), texts));
  }

  private static Value cutAndWrapped(Arguments arguments) throws CallException {
    String separator = arguments.text(1);
    arguments.reserve((long) arguments.text(2).length() * Math.max(1, separator.length()));
    return Value.text(
        new Wrap(arguments.text(2), arguments.number(0))
            .cutting()
            .between(separator.isEmpty() ? "\n" : separator));
  }
}
