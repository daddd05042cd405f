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
 * @param metrics with the labels that each is selected by
 * @param labels by which figures are grouped, or matched with one another
 */
record PromExpression(Map<String, Set<String>> metrics, Set<String> labels) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|\"[^\"]*\"|'[^']*'|\\[[^]]*]|[0-9][0-9.a-z]*|[a-zA-Z_:][a-zA-Z0-9_:]*|!=|=~|!~|.",
          Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Set<String> BEFORE_LABELS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> OTHER_WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "sum", "min", "max", "avg", "count", "topk");

  static PromExpression of(String text) {
    var expression = new PromExpression(new HashMap<>(), new HashSet<>());
    List<String> tokens = tokens(text);
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

  /** Takes what begins at one token; gives the token after it. */
  private int take(List<String> tokens, int at) {
    String token = tokens.get(at);
    if (!NAME.matcher(token).matches() || OTHER_WORDS.contains(token)) {
      return at + 1;
    }
    String next = tokens.get(at + 1);
    if (BEFORE_LABELS.contains(token) && next.equals("(")) {
      int end = at + tokens.subList(at, tokens.size()).indexOf(")");
      names(tokens.subList(at + 1, end), labels);
      return end;
    }
    if (next.equals("(") || BEFORE_LABELS.contains(token)) {
      return at + 1;
    }
    Set<String> selected = metrics.computeIfAbsent(token, name -> new HashSet<>());
    if (!next.equals("{")) {
      return at + 1;
    }
    int end = at + tokens.subList(at, tokens.size()).indexOf("}");
    names(tokens.subList(at + 2, end), selected);
    return end;
  }

  private static void names(List<String> tokens, Set<String> into) {
    tokens.stream().filter(each -> NAME.matcher(each).matches()).forEach(into::add);
  }
}
