package dev.tidings.load.report;

import dev.tidings.load.measure.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The charts, each of a part of the figures. */
final class Charts {
  private static final String REFERENCE = "kube-apiserver + etcd";
  private static final String HERE = "Tidings";

  private Charts() {}

  /** SVG by name; only those for which something was measured. */
  static Map<String, String> of(Results results) {
    Map<String, String> charts = new LinkedHashMap<>();
    if (results.has("create.64")) {
      charts.put("create", creates(results));
    }
    if (results.has("object.100000.p50")) {
      charts.put("object", lists(results));
    }
    if (results.has("mix.100000")) {
      charts.put("mix", mix(results));
    }
    if (results.has("watch.p50")) {
      charts.put("watch", watches(results));
    }
    return charts;
  }

  private static String creates(Results results) {
    return new BarChart(
            "Creations per second, by workers",
            new Axis(0, top(results.median("create.256"), results.median("create.64")), false),
            List.of("1", "64", "256"))
        .with(REFERENCE, 714, 2084, 2506)
        .with(
            HERE,
            results.median("create.1"),
            results.median("create.64"),
            results.median("create.256"))
        .svg();
  }

  private static double top(double... values) {
    double most = 0;
    for (double value : values) {
      most = Math.max(most, value);
    }
    double step = Math.pow(10, Math.floor(Math.log10(most)));
    return Math.ceil(most / step * 2) / 2 * step;
  }

  private static String lists(Results results) {
    return new LineChart(
            "Milliseconds to list one object's events, by live events",
            new Axis(10_000, 1_000_000, true),
            new Axis(0.1, 10_000, true))
        .with("kube-apiserver, object", points(10_000, 10.6, 100_000, 143, 500_000, 539))
        .with("kube-apiserver, uid", points(10_000, 112, 100_000, 1159, 500_000, 9174))
        .with("Tidings, object", measured(results, "object", ".p50"))
        .with("Tidings, uid", measured(results, "uid", ".p50"))
        .svg();
  }

  private static String mix(Results results) {
    return new LineChart(
            "Creations, updates and lists per second together, by live events",
            new Axis(10_000, 1_000_000, true),
            new Axis(100, 100_000, true))
        .with(REFERENCE, points(10_000, 589, 100_000, 202))
        .with(HERE, measured(results, "mix", ""))
        .svg();
  }

  private static String watches(Results results) {
    return new BarChart(
            "Milliseconds until 100 watches show an event, at 500 events per second",
            new Axis(1, 10_000, true),
            List.of("p50", "p99 (the reference's best round)"))
        .with(REFERENCE, 1684, 4644)
        .with(HERE, results.median("watch.p50"), results.median("watch.p99"))
        .svg();
  }

  private static List<Point> points(double... coordinates) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new Point(coordinates[i], coordinates[i + 1]));
    }
    return points;
  }

  private static List<Point> measured(Results results, String name, String part) {
    List<Point> points = new ArrayList<>();
    for (int size : new int[] {10_000, 100_000, 500_000, 1_000_000}) {
      String figure = name + "." + size + part;
      if (results.has(figure)) {
        points.add(new Point(size, results.median(figure)));
      }
    }
    return points;
  }
}
