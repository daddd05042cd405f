package dev.tidings.integration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the placeholders of one transcript stand for, learned from the answers as they come. */
final class Placeholders {
  private static final Map<String, String> PATTERNS =
      Map.of(
          "uid", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
          "rv", "[0-9]+",
          "listrv", "[0-9]+",
          "time", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:\\.[0-9]+)?Z",
          "continue", "[A-Za-z0-9_=-]+",
          "age", "(?:[0-9]+[smhdy])+",
          "address", "[^\\s\"]+",
          "etag", "\"?[^\\s\"]+\"?",
          "string", ".+");
  private static final String GENERATED_SUFFIX = "[bcdfghjklmnpqrstvwxz2456789]{5}";

  /** Two placeholders of these kinds never share a value. */
  private static final Set<String> DISTINCT = Set.of("uid", "rv", "name");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("<(uid|rv|listrv|time|continue|name|age|address|etag|string)(?::([^<>]*))?>");
  private static final Pattern REPEAT = Pattern.compile("<repeat:(.):(\\d+)>");

  private final Map<String, String> values = new LinkedHashMap<>();

  /** The pattern of a kind of server-chosen value. */
  static String pattern(String kind) {
    return Optional.ofNullable(PATTERNS.get(kind)).orElseThrow();
  }

  /** A text of a request, every placeholder known so far replaced by its value. */
  String fill(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return repeated(
        matcher.replaceAll(
            m -> Matcher.quoteReplacement(values.getOrDefault(m.group(), m.group()))));
  }

  /** A text with {@code <repeat:x:1000>} written out. */
  static String repeated(String text) {
    return REPEAT
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
  }

  /** Why a text is no instance of the expected one; empty when it is. Learns new values. */
  Optional<String> mismatch(String expected, String actual) {
    List<MatchResult> found = PLACEHOLDER.matcher(expected).results().toList();
    if (found.isEmpty()) {
      return expected.equals(actual) ? Optional.empty() : Optional.of("differs");
    }
    Matcher matcher = Pattern.compile(regex(expected, found), Pattern.DOTALL).matcher(actual);
    if (!matcher.matches()) {
      return Optional.of("differs");
    }
    for (int i = 0; i < found.size(); i++) {
      Optional<String> why = learn(found.get(i), matcher.group(i + 1));
      if (why.isPresent()) {
        return why;
      }
    }
    return Optional.empty();
  }

  private static String regex(String expected, List<MatchResult> found) {
    var regex = new StringBuilder();
    int at = 0;
    for (MatchResult m : found) {
      regex.append(Pattern.quote(expected.substring(at, m.start())));
      regex.append('(').append(valuePattern(m)).append(')');
      at = m.end();
    }
    return regex.append(Pattern.quote(expected.substring(at))).toString();
  }

  private static String valuePattern(MatchResult placeholder) {
    if (!placeholder.group(1).equals("name")) {
      return pattern(placeholder.group(1));
    }
    String argument = Optional.ofNullable(placeholder.group(2)).orElse("");
    String base = argument.substring(0, Math.max(0, argument.lastIndexOf(':')));
    return Pattern.quote(base) + GENERATED_SUFFIX;
  }

  private Optional<String> learn(MatchResult placeholder, String value) {
    if (placeholder.group(2) == null) {
      return Optional.empty();
    }
    String known = values.get(placeholder.group());
    if (known != null) {
      return known.equals(value)
          ? Optional.empty()
          : Optional.of(placeholder.group() + " was " + known);
    }
    for (String other : sharing(placeholder.group(1), value)) {
      return Optional.of(placeholder.group() + " has the value of " + other);
    }
    values.put(placeholder.group(), value);
    return Optional.empty();
  }

  private List<String> sharing(String kind, String value) {
    var others = new ArrayList<String>();
    if (DISTINCT.contains(kind)) {
      values.forEach(
          (placeholder, v) -> {
            if (v.equals(value) && placeholder.startsWith("<" + kind + ":")) {
              others.add(placeholder);
            }
          });
    }
    return others;
  }
}
