package dev.tidings.forward.template;

import static dev.tidings.forward.template.Reading.END;

import dev.tidings.event.GoText;
import dev.tidings.forward.template.Token.Kind;
import java.util.Map;

/** Takes one action apart into words. */
final class Words {
  private static final Map<String, Kind> KEYWORDS =
      Map.ofEntries(
          Map.entry("block", Kind.BLOCK),
          Map.entry("break", Kind.BREAK),
          Map.entry("continue", Kind.CONTINUE),
          Map.entry("define", Kind.DEFINE),
          Map.entry("else", Kind.ELSE),
          Map.entry("end", Kind.END),
          Map.entry("if", Kind.IF),
          Map.entry("nil", Kind.NIL),
          Map.entry("range", Kind.RANGE),
          Map.entry("template", Kind.TEMPLATE),
          Map.entry("with", Kind.WITH),
          Map.entry("true", Kind.BOOL),
          Map.entry("false", Kind.BOOL));

  private final Reading reading;
  private final Delimiters delimiters;
  private int parens;

  Words(Reading reading, Delimiters delimiters) {
    this.reading = reading;
    this.delimiters = delimiters;
  }

  boolean isWithinParens() {
    return parens > 0;
  }

  void word() {
    int point = reading.next();
    switch (point) {
      case END -> reading.fail("unclosed action");
      case ' ', '\t', '\r', '\n' -> spaces();
      case '=' -> reading.emit(Kind.ASSIGN);
      case ':' -> declare();
      case '|' -> reading.emit(Kind.PIPE);
      case '"' -> quoted('"', Kind.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Kind.CHARACTER_CONSTANT, "unterminated character constant");
      case '`' -> rawString();
      case '$' -> fieldOrVariable(Kind.VARIABLE);
      case '(' -> {
        parens++;
        reading.emit(Kind.LEFT_PAREN);
      }
      case ')' -> rightParen();
      default -> otherWord(point);
    }
  }

  private void otherWord(int point) {
    if (point == '.' && !isDigit(reading.peek())) {
      fieldOrVariable(Kind.FIELD);
    } else if (point == '.' || point == '+' || point == '-' || isDigit(point)) {
      reading.readTo(reading.at() - 1);
      number();
    } else if (isAlphanumeric(point)) {
      identifier();
    } else if (point > ' ' && point < 0x7F) {
      reading.emit(Kind.CHARACTER);
    } else {
      reading.fail("unrecognized character in action: " + described(point));
    }
  }

  private void spaces() {
    while (Reading.isSpace(reading.peek()) && !delimiters.isTrimmingRight()) {
      reading.next();
    }
    reading.emit(Kind.SPACE);
  }

  private void declare() {
    if (reading.next() == '=') {
      reading.emit(Kind.DECLARE);
    } else {
      reading.fail("expected :=");
    }
  }

  private void rightParen() {
    parens--;
    if (parens < 0) {
      reading.fail("unexpected right paren");
    } else {
      reading.emit(Kind.RIGHT_PAREN);
    }
  }

  private void quoted(char quote, Kind kind, String problem) {
    int point = reading.next();
    while (point != quote) {
      if (point == '\\') {
        point = reading.next();
      }
      if (point == END || point == '\n') {
        reading.fail(problem);
        return;
      }
      point = reading.next();
    }
    reading.emit(kind);
  }

  private void rawString() {
    int end = reading.find("`", reading.at());
    if (end < 0) {
      reading.fail("unterminated raw quoted string");
      return;
    }
    reading.readTo(end + 1);
    reading.emit(Kind.RAW_STRING);
  }

  /** Behind a dot or a dollar sign. */
  private void fieldOrVariable(Kind kind) {
    if (isAtTerminator()) {
      reading.emit(kind == Kind.FIELD ? Kind.DOT : kind);
      return;
    }
    skipAlphanumerics();
    if (isAtTerminator()) {
      reading.emit(kind);
    } else {
      reading.fail("bad character " + described(reading.peek()));
    }
  }

  private void identifier() {
    skipAlphanumerics();
    if (!isAtTerminator()) {
      reading.fail("bad character " + described(reading.peek()));
      return;
    }
    reading.emit(KEYWORDS.getOrDefault(reading.word(), Kind.IDENTIFIER));
  }

  private void skipAlphanumerics() {
    while (isAlphanumeric(reading.peek())) {
      reading.next();
    }
  }

  private void number() {
    reading.skipAny("+-", 1);
    String digits = digits();
    reading.skipAny(digits, Integer.MAX_VALUE);
    if (reading.skipAny(".", 1)) {
      reading.skipAny(digits, Integer.MAX_VALUE);
    }
    boolean hex = digits.length() > 20;
    if (reading.skipAny(hex ? "pP" : "eE", 1)) {
      reading.skipAny("+-", 1);
      reading.skipAny("0123456789_", Integer.MAX_VALUE);
    }
    if (isAlphanumeric(reading.peek())) {
      reading.next();
      reading.fail("bad number syntax: " + GoText.quote(reading.word()));
    } else {
      reading.emit(Kind.NUMBER);
    }
  }

  private String digits() {
    if (reading.skipAny("0", 1)) {
      if (reading.skipAny("xX", 1)) {
        return "0123456789abcdefABCDEF_";
      }
      if (reading.skipAny("oO", 1)) {
        return "01234567_";
      }
      if (reading.skipAny("bB", 1)) {
        return "01_";
      }
    }
    return "0123456789_";
  }

  /** Whether a name may end here. */
  private boolean isAtTerminator() {
    return switch (reading.peek()) {
      case END, ' ', '\t', '\r', '\n', '.', ',', '|', ':', ')', '(' -> true;
      default -> reading.has(Delimiters.RIGHT, reading.at());
    };
  }

  private static boolean isDigit(int point) {
    return point >= '0' && point <= '9';
  }

  private static boolean isAlphanumeric(int point) {
    return point == '_' || (point >= 0 && (Character.isLetter(point) || Character.isDigit(point)));
  }

  private static String described(int point) {
    String code = String.format("U+%04X", point);
    return GoText.isPrintable(point) ? code + " '" + Character.toString(point) + "'" : code;
  }
}
