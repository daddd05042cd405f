package dev.tidings.forward.template;

import dev.tidings.event.GoText;

/**
 * A word of a template.
 *
 * @param at where it begins, in characters from the template's beginning
 */
record Token(Kind kind, int at, String text) {
  private static final int LONGEST_QUOTED = 10;

  enum Kind {
    ERROR,
    END_OF_FILE,
    TEXT,
    LEFT_DELIMITER,
    RIGHT_DELIMITER,
    SPACE,
    ASSIGN,
    DECLARE,
    PIPE,
    LEFT_PAREN,
    RIGHT_PAREN,
    CHARACTER,
    FIELD,
    VARIABLE,
    IDENTIFIER,
    BOOL,
    NUMBER,
    CHARACTER_CONSTANT,
    STRING,
    RAW_STRING,
    DOT,
    NIL,
    BLOCK,
    BREAK,
    CONTINUE,
    DEFINE,
    ELSE,
    END,
    IF,
    RANGE,
    TEMPLATE,
    WITH;

    private boolean isKeyword() {
      return compareTo(DOT) >= 0;
    }

    boolean isOperand() {
      return switch (this) {
        case FIELD, VARIABLE, IDENTIFIER, BOOL, NUMBER, CHARACTER_CONSTANT -> true;
        case STRING, RAW_STRING, DOT, NIL, LEFT_PAREN -> true;
        default -> false;
      };
    }
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** How errors name it. */
  String description() {
    if (kind == Kind.END_OF_FILE) {
      return "EOF";
    }
    if (kind == Kind.ERROR) {
      return text;
    }
    if (kind.isKeyword()) {
      return "<" + text + ">";
    }
    return text.length() > LONGEST_QUOTED
        ? GoText.quote(text.substring(0, LONGEST_QUOTED)) + "..."
        : GoText.quote(text);
  }
}
