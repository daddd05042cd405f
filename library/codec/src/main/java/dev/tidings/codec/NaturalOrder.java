package dev.tidings.codec;

import java.util.Comparator;

/** Names as a person sorts them: {@code a2} before {@code a10}, letters after everything else. */
final class NaturalOrder implements Comparator<String> {
  static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    int at = 0;
    while (at < length && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at == length ? one.length() - other.length() : compareAt(one, other, at);
  }

  private static int compareAt(String one, String other, int at) {
    char a = one.charAt(at);
    char b = other.charAt(at);
    if (Character.isLetter(a) != Character.isLetter(b)) {
      return Character.isLetter(a) ? 1 : -1;
    }
    if (Character.isDigit(a) != Character.isDigit(b)) {
      return Character.isDigit(a) ? 1 : -1;
    }
    if (!Character.isDigit(a)) {
      return Character.compare(a, b);
    }
    int start = at;
    while (start > 0 && Character.isDigit(one.charAt(start - 1))) {
      start--;
    }
    return compareNumbers(digits(one, start), digits(other, start));
  }

  private static int compareNumbers(String one, String other) {
    String a = one.replaceFirst("^0+", "");
    String b = other.replaceFirst("^0+", "");
    if (a.length() != b.length()) {
      return a.length() - b.length();
    }
    int byValue = a.compareTo(b);
    return byValue != 0 ? byValue : one.length() - other.length();
  }

  private static String digits(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }
}
