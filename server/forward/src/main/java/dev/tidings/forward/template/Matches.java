package dev.tidings.forward.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** What a regular expression finds in a text, by the rules of Go's package regexp. */
final class Matches {
  private static final java.util.regex.Pattern REFERENCE =
      java.util.regex.Pattern.compile("\\$(?:\\$|\\{(\\w+)\\}|(\\w+))");

  private final Pattern pattern;
  private final String text;

  Matches(Pattern pattern, String text) {
    this.pattern = pattern;
    this.text = text;
  }

  boolean find(String in) {
    return pattern.matcher(in).find();
  }

  private interface Found {
    void at(Matcher match) throws CallException;
  }

  /** All matches, or the first so many; none that is empty directly behind another. */
  private void each(int most, Found found) throws CallException {
    Matcher matcher = pattern.matcher(text);
    int count = 0;
    int end = -1;
    while (count != most && matcher.find()) {
      if (matcher.end() > matcher.start() || matcher.start() != end) {
        found.at(matcher);
        count++;
      }
      end = matcher.end();
    }
  }

  List<String> all(int most) throws CallException {
    var all = new ArrayList<String>();
    each(most, match -> all.add(match.group()));
    return List.copyOf(all);
  }

  List<String> split(int most) throws CallException {
    if (most == 0) {
      return List.of();
    }
    if (text.isEmpty() && !pattern.pattern().isEmpty()) {
      return List.of("");
    }
    var pieces = new ArrayList<String>();
    int[] place = {0, 0};
    each(
        most < 0 ? -1 : most - 1,
        match -> {
          place[1] = match.start();
          if (match.end() != 0) {
            pieces.add(text.substring(place[0], match.start()));
          }
          place[0] = match.end();
        });
    if (place[1] != text.length()) {
      pieces.add(text.substring(place[0]));
    }
    return List.copyOf(pieces);
  }

  /**
   * With a template for each match, in which $1, ${1} and ${name} stand for groups.
   *
   * @throws CallException if the text would be too large
   */
  String replaced(String template, Arguments limits) throws CallException {
    var replaced = new StringBuilder();
    int[] at = {0};
    each(
        -1,
        match -> {
          replaced.append(text, at[0], match.start());
          expand(match, template, replaced, limits);
          at[0] = match.end();
        });
    return replaced.append(text.substring(at[0])).toString();
  }

  private void expand(Matcher match, String template, StringBuilder to, Arguments limits)
      throws CallException {
    java.util.regex.Matcher reference = REFERENCE.matcher(template);
    int at = 0;
    while (reference.find()) {
      to.append(template, at, reference.start());
      String name = reference.group(1) == null ? reference.group(2) : reference.group(1);
      to.append(name == null ? "$" : group(match, name));
      limits.reserve(to.length());
      at = reference.end();
    }
    to.append(template.substring(at));
    limits.reserve(to.length());
  }

  private String group(Matcher match, String name) {
    boolean number = name.chars().allMatch(Character::isDigit) && name.length() < 6;
    Integer index = number ? Integer.valueOf(name) : pattern.namedGroups().get(name);
    if (index == null || index > match.groupCount()) {
      return "";
    }
    String group = match.group(index);
    return group == null ? "" : group;
  }
}
