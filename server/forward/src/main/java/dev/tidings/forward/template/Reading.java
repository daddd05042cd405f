package dev.tidings.forward.template;

import dev.tidings.forward.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** A template while it is taken apart: where a word begins, and how far it has been read. */
final class Reading {
  /** What is read behind the end. */
  static final int END = -1;

  private final String input;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int start;

  Reading(String input) {
    this.input = input;
  }

  List<Token> tokens() {
    return tokens;
  }

  boolean isFinished() {
    if (tokens.isEmpty()) {
      return false;
    }
    Kind last = tokens.getLast().kind();
    return last == Kind.ERROR || last == Kind.END_OF_FILE;
  }

  void emit(Kind kind) {
    tokens.add(new Token(kind, start, word()));
    start = at;
  }

  void emitIfAny(Kind kind) {
    if (at > start) {
      emit(kind);
    }
  }

  void fail(String problem) {
    tokens.add(new Token(Kind.ERROR, start, problem));
  }

  /** What has been read of the word. */
  String word() {
    return input.substring(start, at);
  }

  int at() {
    return at;
  }

  int length() {
    return input.length();
  }

  /** The word goes to a position, which may be before what has been read. */
  void readTo(int position) {
    at = position;
  }

  /** The next word begins at a position. */
  void skipTo(int position) {
    at = position;
    start = position;
  }

  int peek() {
    return at < input.length() ? input.codePointAt(at) : END;
  }

  int next() {
    int point = peek();
    at += point == END ? 0 : Character.charCount(point);
    return point;
  }

  /**
   * Goes behind characters of some kinds.
   *
   * @return whether there were any
   */
  boolean skipAny(String characters, int most) {
    int begin = at;
    while (at - begin < most && at < input.length() && characters.indexOf(input.charAt(at)) >= 0) {
      at++;
    }
    return at > begin;
  }

  /** Where a text is found from here; negative if it is not. */
  int find(String text, int from) {
    return input.indexOf(text, from);
  }

  boolean has(String text, int position) {
    return input.startsWith(text, position);
  }

  boolean hasSpace(int position) {
    return position >= 0 && position < input.length() && isSpace(input.charAt(position));
  }

  static boolean isSpace(int point) {
    return point == ' ' || point == '\t' || point == '\r' || point == '\n';
  }
}
