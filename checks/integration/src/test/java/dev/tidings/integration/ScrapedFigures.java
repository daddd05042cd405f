package dev.tidings.integration;

import dev.tidings.integration.PromExpression.Selector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server has said in Prometheus' text format.
 *
 * @param families their names
 * @param labels those of the samples of each name, with their values
 */
record ScrapedFigures(Set<String> families, Map<String, Map<String, Set<String>>> labels) {
  /** A scrape gives these to each sample. */
  private static final Set<String> OF_THE_SCRAPE = Set.of("instance", "job");

  /** What values there are of these labels, others than the server decide. */
  private static final Set<String> ANY_VALUE =
      Set.of("instance", "job", "code", "namespace", "type", "kind", "component");

  /** Its label {@code reason} is what events say, not why something went wrong. */
  private static final String EVENTS = "tidings_events_total";

  private static final Pattern FAMILY = Pattern.compile("# TYPE (\\S+) .*");
  private static final Pattern SAMPLE = Pattern.compile("([a-z_0-9]+)(\\{.*})? [^ ]+");
  private static final Pattern LABEL = Pattern.compile("([a-z_0-9]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  static ScrapedFigures of(String text) {
    var figures = new ScrapedFigures(new TreeSet<>(), new HashMap<>());
    figures.sample("up");
    text.lines().forEach(figures::take);
    return figures;
  }

  private void take(String line) {
    Matcher family = FAMILY.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (family.matches()) {
      families.add(family.group(1));
    } else if (sample.matches()) {
      Map<String, Set<String>> known = sample(sample.group(1));
      Matcher label = LABEL.matcher(line);
      while (label.find()) {
        known.computeIfAbsent(label.group(1), name -> new HashSet<>()).add(label.group(2));
      }
    }
  }

  private Map<String, Set<String>> sample(String name) {
    Map<String, Set<String>> known = labels.computeIfAbsent(name, one -> new HashMap<>());
    OF_THE_SCRAPE.forEach(label -> known.computeIfAbsent(label, one -> new HashSet<>()));
    return known;
  }

  /** The names of metrics and labels, and the selectors, in an expression that no sample has. */
  Set<String> unknown(PromExpression expression) {
    var unknown = new TreeSet<String>();
    expression
        .metrics()
        .forEach(
            (metric, selected) -> {
              if (!labels.containsKey(metric)) {
                unknown.add(metric);
              }
              selected.stream()
                  .filter(selector -> !isKnown(metric, selector))
                  .forEach(selector -> unknown.add(metric + selector));
            });
    Set<String> all = labels(expression);
    expression.labels().stream().filter(label -> !all.contains(label)).forEach(unknown::add);
    return unknown;
  }

  private boolean isKnown(String metric, Selector selector) {
    String label = selector.label();
    Map<String, Set<String>> known = labels.getOrDefault(metric, Map.of());
    return known.containsKey(label)
        && (ANY_VALUE.contains(label)
            || (metric.equals(EVENTS) && label.equals("reason"))
            || selector.takesOneOf(known.getOrDefault(label, Set.of())));
  }

  /** The labels that the metrics of an expression have. */
  Set<String> labels(PromExpression expression) {
    var labelled = new HashSet<String>();
    expression
        .metrics()
        .keySet()
        .forEach(name -> labelled.addAll(labels.getOrDefault(name, Map.of()).keySet()));
    return labelled;
  }
}
