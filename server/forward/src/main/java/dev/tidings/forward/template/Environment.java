package dev.tidings.forward.template;

import java.util.Map;

/**
 * Variables of the environment within texts, by the rules of Go's os.ExpandEnv: {@code $NAME},
 * {@code ${NAME}}, and one character after the dollar sign that shells have a variable for. A
 * variable that is not set is empty; braces that hold nothing or never close are eaten.
 */
public final class Environment {
  private static final String SPECIAL = "*#$@!?-0123456789";

  private final String text;
  private final Map<String, String> environment;
  private final int lastBrace;
  private final StringBuilder expanded = new StringBuilder();

  private Environment(String text, Map<String, String> environment) {
    this.text = text;
    this.environment = environment;
    this.lastBrace = text.lastIndexOf('}');
  }

  /** The text with the values of the variables. */
  public static String expand(String text, Map<String, String> environment) {
    var expansion = new Environment(text, environment);
    int at = 0;
    int dollar = text.indexOf('$');
    while (dollar >= 0 && dollar + 1 < text.length()) {
      expansion.expanded.append(text, at, dollar);
      at = expansion.reference(dollar + 1);
      dollar = text.indexOf('$', at);
    }
    return expansion.expanded.append(text.substring(at)).toString();
  }

  /** Takes what is behind a dollar sign; returns where it ends. */
  private int reference(int start) {
    char first = text.charAt(start);
    if (first == '{') {
      return braces(start);
    }
    int end = start;
    if (SPECIAL.indexOf(first) >= 0) {
      end++;
    } else {
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
    }
    expanded.append(end == start ? "$" : value(start, end));
    return end;
  }

  private int braces(int start) {
    if (start > lastBrace) {
      return start + 1;
    }
    int end = text.indexOf('}', start);
    expanded.append(value(start + 1, end));
    return end + 1;
  }

  private String value(int from, int to) {
    return environment.getOrDefault(text.substring(from, to), "");
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
