package dev.tidings.search.query;

import java.util.ArrayList;
import java.util.List;

/**
 * How a text is cut into words: each run of letters and digits is one, in small letters. So {@code
 * Back-off} is two words.
 */
public final class Words {
  /** What is longer is cut to this, in texts as in queries. */
  static final int LONGEST = 200;

  private Words() {}

  /** The words of a text, in their order. */
  public static List<String> of(String text) {
    var words = new ArrayList<String>();
    int begin = -1;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (Character.isLetterOrDigit(point)) {
        begin = begin < 0 ? at : begin;
      } else if (begin >= 0) {
        words.add(word(text, begin, at));
        begin = -1;
      }
      at += Character.charCount(point);
    }
    if (begin >= 0) {
      words.add(word(text, begin, at));
    }
    return words;
  }

  private static String word(String text, int begin, int end) {
    String word = Letters.small(text.substring(begin, end));
    return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
  }
}
