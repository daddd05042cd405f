package dev.tidings.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the terms of a query, one after another. Of one thread; used once. */
final class QueryReader {
  private final String text;
  private int at;

  QueryReader(String text) {
    this.text = text;
  }

  List<Condition> read() throws QueryException {
    if (text.length() > EventQuery.LONGEST) {
      at = EventQuery.LONGEST;
      throw wrong("a query has at most " + EventQuery.LONGEST + " characters");
    }
    var conditions = new ArrayList<Condition>();
    skipSpaces();
    while (at < text.length()) {
      if (conditions.size() == EventQuery.MOST_TERMS) {
        throw wrong("a query has at most " + EventQuery.MOST_TERMS + " terms");
      }
      conditions.add(term());
      skipSpaces();
    }
    return conditions;
  }

  private Condition term() throws QueryException {
    int begin = at;
    boolean negated = text.charAt(at) == '-' && at + 1 < text.length() && !isSpace(at + 1);
    if (negated) {
      at++;
    }
    Condition condition = isField() ? field(begin) : words();
    return negated ? new Condition.Not(condition) : condition;
  }

  /** Whether there is an equals sign in this term before any quotes. */
  private boolean isField() {
    for (int i = at; i < text.length() && !isSpace(i) && text.charAt(i) != '"'; i++) {
      if (text.charAt(i) == '=') {
        return true;
      }
    }
    return false;
  }

  private Condition field(int begin) throws QueryException {
    int equals = text.indexOf('=', at);
    boolean negated = equals > at && text.charAt(equals - 1) == '!';
    String word = text.substring(at, negated ? equals - 1 : equals);
    Optional<QueryField> field = QueryField.of(word);
    if (field.isEmpty()) {
      throw new QueryException(
          begin + 1,
          "there is no field '%s' (there are %s); a word with = in it stands in quotes"
              .formatted(word, QueryField.all()));
    }
    at = equals + 1;
    var has = new Condition.Has(field.get(), values());
    return negated ? new Condition.Not(has) : has;
  }

  private List<String> values() throws QueryException {
    var values = new ArrayList<String>();
    values.add(value());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      values.add(value());
    }
    return values;
  }

  private String value() throws QueryException {
    if (at < text.length() && text.charAt(at) == '"') {
      return Letters.small(quoted());
    }
    int begin = at;
    while (at < text.length() && !isSpace(at) && text.charAt(at) != ',') {
      if (text.charAt(at) == '"') {
        throw wrong("quotes stand around a whole value");
      }
      if (text.charAt(at) == '*') {
        throw wrong("a value is compared as a whole, and a star is for words; quoted, it is one");
      }
      at++;
    }
    if (begin == at) {
      throw wrong("a value is missing; the empty one is \"\"");
    }
    return Letters.small(text.substring(begin, at));
  }

  private Condition words() throws QueryException {
    int begin = at;
    boolean isQuoted = text.charAt(at) == '"';
    String term = isQuoted ? quoted() : bare();
    boolean goesOn = !isQuoted && term.endsWith("*");
    List<String> words = Words.of(term);
    if (words.isEmpty()) {
      throw new QueryException(begin + 1, "there is no letter and no digit to look for");
    }
    return goesOn ? Condition.beginningOf(words) : new Condition.Says(words);
  }

  private String bare() throws QueryException {
    int begin = at;
    while (at < text.length() && !isSpace(at)) {
      if (text.charAt(at) == '"') {
        throw wrong("quotes stand around a whole term");
      }
      if (text.charAt(at) == '*' && at + 1 < text.length() && !isSpace(at + 1)) {
        throw wrong("a star stands at the end of a term");
      }
      at++;
    }
    return text.substring(begin, at);
  }

  private String quoted() throws QueryException {
    int begin = at;
    var content = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        requireEnd();
        return content.toString();
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
      }
      content.append(text.charAt(at));
    }
    throw new QueryException(begin + 1, "this quote is not closed");
  }

  private void requireEnd() throws QueryException {
    if (at < text.length() && !isSpace(at) && text.charAt(at) != ',') {
      throw wrong("a space is missing after the quotes");
    }
  }

  private void skipSpaces() {
    while (at < text.length() && isSpace(at)) {
      at++;
    }
  }

  private boolean isSpace(int place) {
    return Character.isWhitespace(text.charAt(place));
  }

  private QueryException wrong(String what) {
    return new QueryException(at + 1, what);
  }
}
