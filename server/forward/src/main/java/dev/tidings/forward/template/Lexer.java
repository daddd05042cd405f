package dev.tidings.forward.template;

import dev.tidings.event.GoText;
import dev.tidings.forward.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes a template apart into words, by the rules of Go's text/template/parse. The last word is the
 * end of the file, or what is wrong.
 */
final class Lexer {
  private static final String LEFT = "{{";
  private static final String RIGHT = "}}";
  private static final int END = -1;
  private static final int MARKER_LENGTH = 2;

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

  private final String input;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int start;
  private int parens;

  Lexer(String input) {
    this.input = input;
  }

  List<Token> tokens() {
    while (!isFinished()) {
      text();
    }
    return tokens;
  }

  private boolean isFinished() {
    if (tokens.isEmpty()) {
      return false;
    }
    Kind last = tokens.getLast().kind();
    return last == Kind.ERROR || last == Kind.END_OF_FILE;
  }

  private void emit(Kind kind) {
    tokens.add(new Token(kind, start, input.substring(start, at)));
    start = at;
  }

  private void fail(String problem) {
    tokens.add(new Token(Kind.ERROR, start, problem));
  }

  private int peek() {
    return at < input.length() ? input.codePointAt(at) : END;
  }

  private int next() {
    int point = peek();
    at += point == END ? 0 : Character.charCount(point);
    return point;
  }

  private void skipTo(int position) {
    at = position;
    start = position;
  }

  /** Text up to an action, and that action. */
  private void text() {
    int delimiter = input.indexOf(LEFT, at);
    if (delimiter < 0) {
      at = input.length();
      if (at > start) {
        emit(Kind.TEXT);
      }
      emit(Kind.END_OF_FILE);
      return;
    }
    boolean trims = hasLeftMarker(delimiter + LEFT.length());
    at = trims ? endWithoutSpaces(delimiter) : delimiter;
    if (at > start) {
      emit(Kind.TEXT);
    }
    skipTo(delimiter);
    int inside = delimiter + LEFT.length() + (trims ? MARKER_LENGTH : 0);
    if (input.startsWith("/*", inside)) {
      skipTo(inside);
      comment();
    } else {
      at = delimiter + LEFT.length();
      emit(Kind.LEFT_DELIMITER);
      skipTo(inside);
      action();
    }
  }

  private int endWithoutSpaces(int end) {
    int trimmed = end;
    while (trimmed > start && isSpace(input.charAt(trimmed - 1))) {
      trimmed--;
    }
    return trimmed;
  }

  private void comment() {
    int end = input.indexOf("*/", at + 2);
    if (end < 0) {
      fail("unclosed comment");
      return;
    }
    at = end + 2;
    if (!isAtRightDelimiter()) {
      fail("comment ends before closing delimiter");
      return;
    }
    skipTo(behindRightDelimiter());
  }

  private boolean isAtRightDelimiter() {
    return input.startsWith(RIGHT, at) || isAtTrimmingDelimiter(at);
  }

  private boolean isAtTrimmingDelimiter(int position) {
    return position + 1 < input.length()
        && isSpace(input.charAt(position))
        && input.charAt(position + 1) == '-'
        && input.startsWith(RIGHT, position + MARKER_LENGTH);
  }

  private int behindRightDelimiter() {
    if (!isAtTrimmingDelimiter(at)) {
      return at + RIGHT.length();
    }
    int behind = at + MARKER_LENGTH + RIGHT.length();
    while (behind < input.length() && isSpace(input.charAt(behind))) {
      behind++;
    }
    return behind;
  }

  private boolean hasLeftMarker(int position) {
    return position + 1 < input.length()
        && input.charAt(position) == '-'
        && isSpace(input.charAt(position + 1));
  }

  private void action() {
    parens = 0;
    while (!isFinished() && !isAtRightDelimiter()) {
      word();
    }
    if (isFinished()) {
      return;
    }
    if (parens > 0) {
      fail("unclosed left paren");
      return;
    }
    int behind = behindRightDelimiter();
    start = isAtTrimmingDelimiter(at) ? at + MARKER_LENGTH : at;
    at = start + RIGHT.length();
    emit(Kind.RIGHT_DELIMITER);
    skipTo(behind);
  }

  private void word() {
    int point = next();
    switch (point) {
      case END -> fail("unclosed action");
      case ' ', '\t', '\r', '\n' -> spaces();
      case '=' -> emit(Kind.ASSIGN);
      case ':' -> declare();
      case '|' -> emit(Kind.PIPE);
      case '"' -> quoted('"', Kind.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Kind.CHARACTER_CONSTANT, "unterminated character constant");
      case '`' -> rawString();
      case '$' -> fieldOrVariable(Kind.VARIABLE);
      case '(' -> {
        parens++;
        emit(Kind.LEFT_PAREN);
      }
      case ')' -> rightParen();
      default -> otherWord(point);
    }
  }

  private void otherWord(int point) {
    if (point == '.' && (at >= input.length() || !isDigit(input.charAt(at)))) {
      fieldOrVariable(Kind.FIELD);
    } else if (point == '.' || point == '+' || point == '-' || isDigit(point)) {
      at--;
      number();
    } else if (isAlphanumeric(point)) {
      identifier();
    } else if (point > ' ' && point < 0x7F) {
      emit(Kind.CHARACTER);
    } else {
      fail("unrecognized character in action: " + described(point));
    }
  }

  private void spaces() {
    while (isSpace(peek()) && !isAtTrimmingDelimiter(at)) {
      at++;
    }
    emit(Kind.SPACE);
  }

  private void declare() {
    if (next() == '=') {
      emit(Kind.DECLARE);
    } else {
      fail("expected :=");
    }
  }

  private void rightParen() {
    parens--;
    if (parens < 0) {
      fail("unexpected right paren");
    } else {
      emit(Kind.RIGHT_PAREN);
    }
  }

  private void quoted(char quote, Kind kind, String problem) {
    int point = next();
    while (point != quote) {
      if (point == '\\') {
        point = next();
      }
      if (point == END || point == '\n') {
        fail(problem);
        return;
      }
      point = next();
    }
    emit(kind);
  }

  private void rawString() {
    int end = input.indexOf('`', at);
    if (end < 0) {
      fail("unterminated raw quoted string");
      return;
    }
    at = end + 1;
    emit(Kind.RAW_STRING);
  }

  /** Behind a dot or a dollar sign. */
  private void fieldOrVariable(Kind kind) {
    if (isAtTerminator()) {
      emit(kind == Kind.FIELD ? Kind.DOT : kind);
      return;
    }
    skipAlphanumerics();
    if (isAtTerminator()) {
      emit(kind);
    } else {
      fail("bad character " + described(peek()));
    }
  }

  private void identifier() {
    skipAlphanumerics();
    if (!isAtTerminator()) {
      fail("bad character " + described(peek()));
      return;
    }
    emit(KEYWORDS.getOrDefault(input.substring(start, at), Kind.IDENTIFIER));
  }

  private void skipAlphanumerics() {
    while (isAlphanumeric(peek())) {
      next();
    }
  }

  private void number() {
    skipAny("+-", 1);
    String digits = digits();
    skipAny(digits, Integer.MAX_VALUE);
    if (skipAny(".", 1)) {
      skipAny(digits, Integer.MAX_VALUE);
    }
    boolean hex = digits.length() > 20;
    if (skipAny(hex ? "pP" : "eE", 1)) {
      skipAny("+-", 1);
      skipAny("0123456789_", Integer.MAX_VALUE);
    }
    if (isAlphanumeric(peek())) {
      next();
      fail("bad number syntax: " + GoText.quote(input.substring(start, at)));
    } else {
      emit(Kind.NUMBER);
    }
  }

  private String digits() {
    if (skipAny("0", 1)) {
      if (skipAny("xX", 1)) {
        return "0123456789abcdefABCDEF_";
      }
      if (skipAny("oO", 1)) {
        return "01234567_";
      }
      if (skipAny("bB", 1)) {
        return "01_";
      }
    }
    return "0123456789_";
  }

  private boolean skipAny(String characters, int most) {
    int begin = at;
    while (at - begin < most && at < input.length() && characters.indexOf(input.charAt(at)) >= 0) {
      at++;
    }
    return at > begin;
  }

  /** Whether a name may end here. */
  private boolean isAtTerminator() {
    return switch (peek()) {
      case END, ' ', '\t', '\r', '\n', '.', ',', '|', ':', ')', '(' -> true;
      default -> input.startsWith(RIGHT, at);
    };
  }

  private static boolean isSpace(int point) {
    return point == ' ' || point == '\t' || point == '\r' || point == '\n';
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
