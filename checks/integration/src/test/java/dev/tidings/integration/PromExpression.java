package dev.tidings.integration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression in PromQL names.
 *
 * @param metrics with the selectors of each
 * @param labels by which figures are grouped, or matched with one another
 * @param kept the labels that figures still have behind sums and the like, where there are any
 */
record PromExpression(Map<String, Set<Selector>> metrics, Set<String> labels, Set<String> kept) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|\"[^\"]*\"|'[^']*'|\\[[^]]*]|[0-9][0-9.a-z]*|[a-zA-Z_:][a-zA-Z0-9_:]*|!=|=~|!~|.",
          Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Set<String> AGGREGATIONS = Set.of("sum", "min", "max", "avg", "count");
  private static final Set<String> BEFORE_LABELS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> OTHER_WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "topk");

  /** Stands for all labels, where nothing takes some away. */
  private static final String ALL = "*";

  /**
   * One of those in braces.
   *
   * @param sign such as {@code =~}
   */
  record Selector(String label, String sign, String value) {
    /** Whether it takes one of these values; those that Grafana fills in are not known. */
    boolean takesOneOf(Set<String> values) {
      return switch (sign) {
        case "=" -> value.startsWith("$") || values.contains(value);
        case "=~" -> value.startsWith("$") || values.stream().anyMatch(each -> each.matches(value));
        default -> true;
      };
    }
  }

  static PromExpression of(String text) {
    var expression = new PromExpression(new HashMap<>(), new HashSet<>(), new HashSet<>());
    List<String> tokens = tokens(text);
    if (tokens.stream().noneMatch(AGGREGATIONS::contains)) {
      expression.kept.add(ALL);
    }
    int at = 0;
    while (at < tokens.size()) {
      at = expression.take(tokens, at);
    }
    return expression;
  }

  private static List<String> tokens(String text) {
    var tokens = new ArrayList<String>();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (!token.group().isBlank()) {
        tokens.add(token.group());
      }
    }
    tokens.add("");
    return tokens;
  }

  /** Whether its figures may have a label, if the metrics have it. */
  boolean keeps(String label) {
    return kept.contains(ALL) || kept.contains(label);
  }

  /** Takes what begins at one token; gives the token after it. */
  private int take(List<String> tokens, int at) {
    String token = tokens.get(at);
    if (!NAME.matcher(token).matches() || OTHER_WORDS.contains(token)) {
      return at + 1;
    }
    String next = tokens.get(at + 1);
    if (BEFORE_LABELS.contains(token) && next.equals("(")) {
      return labels(token, tokens, at + 1);
    }
    if (next.equals("(") || BEFORE_LABELS.contains(token) || AGGREGATIONS.contains(token)) {
      return at + 1;
    }
    Set<Selector> selected = metrics.computeIfAbsent(token, name -> new HashSet<>());
    return next.equals("{") ? selectors(tokens, at + 1, selected) : at + 1;
  }

  private int labels(String word, List<String> tokens, int open) {
    int end = open + tokens.subList(open, tokens.size()).indexOf(")");
    List<String> named =
        tokens.subList(open, end).stream().filter(each -> NAME.matcher(each).matches()).toList();
    labels.addAll(named);
    if (word.equals("by")) {
      kept.addAll(named);
    }
    return end;
  }

  private static int selectors(List<String> tokens, int open, Set<Selector> into) {
    int end = open + tokens.subList(open, tokens.size()).indexOf("}");
    for (int at = open + 1; at < end; at += 4) {
      String quoted = tokens.get(at + 2);
      into.add(
          new Selector(
              tokens.get(at), tokens.get(at + 1), quoted.substring(1, quoted.length() - 1)));
    }
    return end;
  }
}
