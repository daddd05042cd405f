package dev.tidings.api.query;

/** A piece of a label selector. */
record LabelToken(Kind kind, String text) {
  enum Kind {
    END,
    IDENTIFIER,
    IN,
    NOT_IN,
    COMMA,
    OPEN,
    CLOSE,
    NOT,
    EQUALS,
    NOT_EQUALS,
    GREATER,
    LESS,
    UNKNOWN
  }

  /** The same where a name or value is expected: there {@code in} and {@code notin} are names. */
  Kind asValue() {
    return kind == Kind.IN || kind == Kind.NOT_IN ? Kind.IDENTIFIER : kind;
  }
}
