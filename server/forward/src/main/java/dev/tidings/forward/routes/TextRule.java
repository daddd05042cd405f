package dev.tidings.forward.routes;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.function.Predicate;

/** Which texts are meant: any of some, or those in which any of some patterns is found. */
record TextRule(List<Predicate<String>> anyOf) implements Predicate<String> {
  TextRule {
    anyOf = List.copyOf(anyOf);
  }

  @Override
  public boolean test(String text) {
    return anyOf.stream().anyMatch(each -> each.test(text));
  }

  /**
   * Reads a text that is meant whole, or a pattern between slashes.
   *
   * @throws IllegalArgumentException of a pattern that is none
   */
  static Predicate<String> parse(String text) {
    boolean pattern = text.length() > 1 && text.startsWith("/") && text.endsWith("/");
    return pattern ? pattern(text.substring(1, text.length() - 1)) : text::equals;
  }

  /**
   * Reads a pattern (RE2), to be found anywhere in a text.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Predicate<String> pattern(String text) {
    try {
      Pattern pattern = Pattern.compile(text);
      return searched -> pattern.matcher(searched).find();
    } catch (PatternSyntaxException none) {
      throw new IllegalArgumentException(
          "'" + text + "' is no regular expression: " + none.getMessage(), none);
    }
  }
}
