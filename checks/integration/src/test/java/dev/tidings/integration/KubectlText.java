package dev.tidings.integration;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may differ between two runs of kubectl becomes a placeholder, in the expected and the actual
 * text alike.
 */
record KubectlText(List<Mask> masks, URI base, Path home) {
  private static final int LINES = Pattern.MULTILINE | Pattern.UNIX_LINES;
  private static final Pattern KLOG =
      Pattern.compile("^[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d+ .*");
  private static final Pattern SPACES = Pattern.compile("(?<=\\S) {2,}");
  private static final List<Mask> SERVER_VALUES =
      List.of(
          mask(Placeholders.pattern("uid"), "<uid>"),
          mask("(\"continue\":\")[^\"]+", "$1<continue>"),
          mask(
              "(resourceVersion\"?: ?\"|^Resource Version: +|  Resource Version: +)\\d+", "$1<rv>"),
          mask(
              "((?:creationTimestamp|deletionTimestamp|time)\"?: ?\"|(?:Creation Timestamp|Time): +)"
                  + Placeholders.pattern("time"),
              "$1<time>"),
          mask("(?<![\\w.-])" + Placeholders.pattern("age") + "(?![\\w.-])", "<age>"));

  /** A pattern and what it becomes. */
  record Mask(Pattern pattern, String replacement) {
    /** From a recording, where groups are written {@code \1}. */
    static Mask recorded(String pattern, String replacement) {
      String quoted = Matcher.quoteReplacement(replacement).replaceAll("\\\\\\\\(\\d)", "\\$$1");
      return mask(pattern, quoted);
    }

    String apply(String text) {
      return pattern.matcher(text).replaceAll(replacement);
    }
  }

  private static Mask mask(String pattern, String replacement) {
    return new Mask(Pattern.compile(pattern, LINES), replacement);
  }

  List<String> lines(String printed) {
    String text = printed;
    for (Mask mask : masks) {
      text = mask.apply(text);
    }
    text = text.replace(base.toString(), "<base>").replace(home.toString(), "<home>");
    for (Mask mask : SERVER_VALUES) {
      text = mask.apply(text);
    }
    return text.lines()
        .filter(line -> !KLOG.matcher(line).matches())
        .map(line -> SPACES.matcher(line).replaceAll("  ").stripTrailing())
        .toList();
  }
}
