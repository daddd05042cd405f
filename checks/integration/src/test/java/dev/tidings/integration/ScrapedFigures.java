package dev.tidings.integration;

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
 * @param labels those of the samples of each name
 */
record ScrapedFigures(Set<String> families, Map<String, Set<String>> labels) {
  /** A scrape gives these to each sample. */
  private static final Set<String> OF_THE_SCRAPE = Set.of("instance", "job");

  private static final Pattern FAMILY = Pattern.compile("# TYPE (\\S+) .*");
  private static final Pattern SAMPLE = Pattern.compile("([a-z_0-9]+)(\\{.*})? [^ ]+");
  private static final Pattern LABEL = Pattern.compile("([a-z_0-9]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  static ScrapedFigures of(String text) {
    var figures = new ScrapedFigures(new TreeSet<>(), new HashMap<>());
    figures.labels.put("up", OF_THE_SCRAPE);
    text.lines().forEach(figures::take);
    return figures;
  }

  private void take(String line) {
    Matcher family = FAMILY.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (family.matches()) {
      families.add(family.group(1));
    } else if (sample.matches()) {
      Set<String> known =
          labels.computeIfAbsent(sample.group(1), name -> new HashSet<>(OF_THE_SCRAPE));
      Matcher label = LABEL.matcher(line);
      while (label.find()) {
        known.add(label.group(1));
      }
    }
  }

  /** The names of metrics and labels in an expression that no sample has. */
  Set<String> unknown(PromExpression expression) {
    var unknown = new TreeSet<String>();
    Set<String> all = new HashSet<>();
    expression
        .metrics()
        .forEach(
            (metric, selected) -> {
              Set<String> known = labels.getOrDefault(metric, Set.of());
              all.addAll(known);
              if (known.isEmpty()) {
                unknown.add(metric);
              }
              selected.stream()
                  .filter(label -> !known.contains(label))
                  .forEach(label -> unknown.add(metric + "{" + label + "}"));
            });
    expression.labels().stream().filter(label -> !all.contains(label)).forEach(unknown::add);
    return unknown;
  }

  /** The labels that the figures of an expression may have. */
  Set<String> labels(PromExpression expression) {
    var labelled = new HashSet<String>();
    expression
        .metrics()
        .keySet()
        .forEach(name -> labelled.addAll(labels.getOrDefault(name, Set.of())));
    return labelled;
  }
}
