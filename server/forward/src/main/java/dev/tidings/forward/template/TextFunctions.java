package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.INT;
import static dev.tidings.forward.template.Parameter.TEXT;
import static java.util.stream.Collectors.joining;

import dev.tidings.event.GoText;
import dev.tidings.forward.template.Value.Bool;
import dev.tidings.forward.template.Value.Nothing;
import java.util.function.UnaryOperator;

/** sprig's functions that look into texts and take them apart. */
final class TextFunctions {
  private TextFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("contains", a -> new Bool(a.text(1).contains(a.text(0))), TEXT, TEXT)
        .fixed("hasPrefix", a -> new Bool(a.text(1).startsWith(a.text(0))), TEXT, TEXT)
        .fixed("hasSuffix", a -> new Bool(a.text(1).endsWith(a.text(0))), TEXT, TEXT)
        .fixed("toString", a -> Value.text(Printed.text(a.any(0))), ANY)
        .variadic("quote", a -> quoted(a, GoText::quote), ANY)
        .variadic("squote", a -> quoted(a, v -> "'" + v + "'"), ANY)
        .variadic("cat", a -> quoted(a, v -> v), ANY)
        .fixed("replace", TextFunctions::replace, TEXT, TEXT, TEXT)
        .fixed("repeat", TextFunctions::repeat, INT, TEXT)
        .fixed("indent", a -> Value.text(indented(a)), INT, TEXT)
        .fixed("nindent", a -> Value.text("\n" + indented(a)), INT, TEXT)
        .fixed("trunc", TextFunctions::truncated, INT, TEXT)
        .fixed("substr", TextFunctions::part, INT, INT, TEXT)
        .fixed("abbrev", a -> abbreviated(a.text(1), 0, a.number(0)), INT, TEXT)
        .fixed("abbrevboth", a -> abbreviatedBoth(a), INT, INT, TEXT)
        .fixed("plural", a -> Value.text(a.text(a.number(2) == 1 ? 0 : 1)), TEXT, TEXT, INT)
        .fixed(
            "fail",
            a -> {
              throw new CallException(a.text(0));
            },
            TEXT);
  }

  /** All but what is nothing, each so. */
  private static Value quoted(Arguments arguments, UnaryOperator<String> quotes) {
    return Value.text(
        arguments.from(0).stream()
            .filter(value -> !(value instanceof Nothing))
            .map(Printed::text)
            .map(quotes)
            .collect(joining(" ")));
  }

  private static Value replace(Arguments arguments) throws CallException {
    String text = arguments.text(2);
    arguments.reserve((long) places(text, arguments.text(0)) * arguments.text(1).length());
    return Value.text(text.replace(arguments.text(0), arguments.text(1)));
  }

  private static int places(String text, String part) {
    return part.isEmpty() ? text.length() + 1 : text.length() / part.length();
  }

  private static Value repeat(Arguments arguments) throws CallException {
    int count = arguments.number(0);
    if (count < 0) {
      throw new CallException("strings: negative Repeat count");
    }
    arguments.reserve((long) count * arguments.text(1).length());
    return Value.text(arguments.text(1).repeat(count));
  }

  private static String indented(Arguments arguments) throws CallException {
    int spaces = arguments.number(0);
    if (spaces < 0) {
      throw new CallException("strings: negative Repeat count");
    }
    String text = arguments.text(1);
    arguments.reserve(spaces * (1 + text.chars().filter(c -> c == '\n').count()));
    String padding = " ".repeat(spaces);
    return padding + text.replace("\n", "\n" + padding);
  }

  private static Value truncated(Arguments arguments) throws CallException {
    int count = arguments.number(0);
    String text = arguments.text(1);
    int length = Utf8.length(text);
    if (count < 0 && length + count > 0) {
      return Value.text(Utf8.part(text, length + count, length));
    }
    return Value.text(count >= 0 && length > count ? Utf8.part(text, 0, count) : text);
  }

  private static Value part(Arguments arguments) throws CallException {
    int start = arguments.number(0);
    int end = arguments.number(1);
    String text = arguments.text(2);
    int length = Utf8.length(text);
    if (start < 0) {
      return Value.text(Utf8.part(text, 0, end));
    }
    return Value.text(Utf8.part(text, start, end < 0 || end > length ? length : end));
  }

  private static Value abbreviatedBoth(Arguments arguments) throws CallException {
    int left = arguments.number(0);
    int right = arguments.number(1);
    boolean tooShort = right < 4 || (left > 0 && right < 7);
    return tooShort ? Value.text(arguments.text(2)) : abbreviated(arguments.text(2), left, right);
  }

  private static Value abbreviated(String text, int left, int width) throws CallException {
    int length = Utf8.length(text);
    if (width < 4 || length <= width) {
      return Value.text(text);
    }
    int offset = Math.min(left, length);
    offset = length - offset < width - 3 ? length - (width - 3) : offset;
    if (offset <= 4) {
      return Value.text(Utf8.part(text, 0, width - 3) + "...");
    }
    if (width >= 7 && offset + width - 3 < length) {
      Value rest = abbreviated(Utf8.part(text, offset, length), 0, width - 3);
      return Value.text("..." + Printed.plain(rest));
    }
    return Value.text("..." + Utf8.part(text, length - (width - 3), length));
  }
}
