package dev.tidings.forward.template;

import dev.tidings.forward.template.Token.Kind;
import java.util.List;

/**
 * Takes a template apart into words, by the rules of Go's text/template/parse. The last word is the
 * end of the file, or what is wrong.
 */
final class Lexer {
  private static final String COMMENT = "/*";
  private static final String COMMENT_END = "*/";

  private final Reading reading;
  private final Delimiters delimiters;

  Lexer(String input) {
    this.reading = new Reading(input);
    this.delimiters = new Delimiters(reading);
  }

  List<Token> tokens() {
    while (!reading.isFinished()) {
      text();
    }
    return reading.tokens();
  }

  /** Text up to an action, and that action. */
  private void text() {
    int begin = reading.at();
    int delimiter = reading.find(Delimiters.LEFT, begin);
    if (delimiter < 0) {
      reading.readTo(reading.length());
      reading.emitIfAny(Kind.TEXT);
      reading.emit(Kind.END_OF_FILE);
      return;
    }
    boolean trims = delimiters.trimsLeft(delimiter + Delimiters.LEFT.length());
    reading.readTo(trims ? endWithoutSpaces(begin, delimiter) : delimiter);
    reading.emitIfAny(Kind.TEXT);
    reading.skipTo(delimiter);
    int inside = delimiter + Delimiters.LEFT.length() + (trims ? Delimiters.MARKER_LENGTH : 0);
    if (reading.has(COMMENT, inside)) {
      reading.skipTo(inside);
      comment();
    } else {
      reading.readTo(delimiter + Delimiters.LEFT.length());
      reading.emit(Kind.LEFT_DELIMITER);
      reading.skipTo(inside);
      action();
    }
  }

  private int endWithoutSpaces(int begin, int end) {
    int trimmed = end;
    while (trimmed > begin && reading.hasSpace(trimmed - 1)) {
      trimmed--;
    }
    return trimmed;
  }

  private void comment() {
    int end = reading.find(COMMENT_END, reading.at() + COMMENT.length());
    if (end < 0) {
      reading.fail("unclosed comment");
      return;
    }
    reading.readTo(end + COMMENT_END.length());
    if (!delimiters.isRight()) {
      reading.fail("comment ends before closing delimiter");
      return;
    }
    reading.skipTo(delimiters.behindRight());
  }

  private void action() {
    var words = new Words(reading, delimiters);
    while (!reading.isFinished() && !delimiters.isRight()) {
      words.word();
    }
    if (reading.isFinished()) {
      return;
    }
    if (words.isWithinParens()) {
      reading.fail("unclosed left paren");
      return;
    }
    int behind = delimiters.behindRight();
    reading.skipTo(
        delimiters.isTrimmingRight() ? reading.at() + Delimiters.MARKER_LENGTH : reading.at());
    reading.readTo(reading.at() + Delimiters.RIGHT.length());
    reading.emit(Kind.RIGHT_DELIMITER);
    reading.skipTo(behind);
  }
}
