package dev.tidings.forward.template;

import dev.tidings.forward.template.Value.Int;
import java.util.List;
import java.util.stream.Collectors;

/** Go's Sprintf: formats of texts with verbs. Of one call. */
final class Formatting {
  private final Arguments arguments;
  private final StringBuilder text = new StringBuilder();
  private List<Value> values = List.of();
  private int used;

  Formatting(Arguments arguments) {
    this.arguments = arguments;
  }

  String format(String format, List<Value> formatted) throws CallException {
    values = formatted;
    int at = 0;
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        break;
      }
      text.append(format, at, percent);
      at = directive(format, percent + 1);
    }
    text.append(format, Math.min(at, format.length()), format.length());
    extra();
    return text.toString();
  }

  private void extra() {
    if (used < values.size()) {
      text.append(
          values.subList(used, values.size()).stream()
              .map(Formatting::typed)
              .collect(Collectors.joining(", ", "%!(EXTRA ", ")")));
    }
  }

  static String typed(Value value) {
    return value instanceof Value.Nothing ? "<nil>" : value.type() + "=" + Printed.plain(value);
  }

  /** Writes what stands behind a percent sign; returns where it ends. */
  private int directive(String format, int start) throws CallException {
    int at = start;
    while (at < format.length() && "+-# 0".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    String flags = format.substring(start, at);
    var number = new StringBuilder();
    at = number(format, at, number);
    int width = parsed(number, 0);
    boolean precise = at < format.length() && format.charAt(at) == '.';
    number.setLength(0);
    at = precise ? number(format, at + 1, number) : at;
    int precision = precise ? parsed(number, 0) : -1;
    if (at >= format.length()) {
      text.append("%!(NOVERB)");
      return at;
    }
    int verb = format.codePointAt(at);
    String leftward = width < 0 ? flags + "-" : flags;
    verb(new Verb(verb, leftward, Math.abs(width), precision));
    return at + Character.charCount(verb);
  }

  private int number(String format, int start, StringBuilder number) {
    int at = start;
    if (at < format.length() && format.charAt(at) == '*') {
      boolean whole = used < values.size() && values.get(used) instanceof Int;
      number.append(whole ? Printed.plain(values.get(used)) : "0");
      used++;
      return at + 1;
    }
    while (at < format.length() && Character.isDigit(format.charAt(at))) {
      number.append(format.charAt(at++));
    }
    return at;
  }

  private int parsed(StringBuilder number, int otherwise) throws CallException {
    if (number.isEmpty()) {
      return otherwise;
    }
    int most = 9;
    arguments.reserve(number.length() > most ? Long.MAX_VALUE : 0);
    int parsed = Integer.parseInt(number.toString());
    arguments.reserve(Math.abs((long) parsed));
    return parsed;
  }

  private void verb(Verb verb) throws CallException {
    if (verb.letter() == '%') {
      text.append('%');
    } else if (used >= values.size()) {
      text.append("%!").appendCodePoint(verb.letter()).append("(MISSING)");
    } else {
      text.append(verb.format(values.get(used++)));
    }
    arguments.reserve(text.length());
  }
}
