package dev.tidings.load.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured: for each figure's name a value for each round. Used by one thread. */
public final class Results {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  /** What a figure came to in the next round. */
  public void add(String name, double value) {
    values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
  }

  /** That a measurement could not be made. */
  public void failed(String measurement, String why) {
    failures.put(measurement, why);
  }

  /** Measurements that could not be made, and why. */
  public Map<String, String> failures() {
    return failures;
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public double min(String name) {
    return sorted(name)[0];
  }

  public double median(String name) {
    double[] sorted = sorted(name);
    return sorted[sorted.length / 2];
  }

  public double max(String name) {
    double[] sorted = sorted(name);
    return sorted[sorted.length - 1];
  }

  private double[] sorted(String name) {
    return values.getOrDefault(name, List.of(Double.NaN)).stream()
        .mapToDouble(Double::doubleValue)
        .sorted()
        .toArray();
  }

  /** Puts newer figures in the place of those of the same names. */
  public void replace(Results newer) {
    values.putAll(newer.values);
    failures.putAll(newer.failures);
  }

  /** Reads what {@link #write} wrote; nothing when there is no file. */
  public static Results read(Path file) throws IOException {
    Results results = new Results();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] fields = line.split(",", -1);
        Arrays.stream(fields)
            .skip(1)
            .forEach(value -> results.add(fields[0], Double.parseDouble(value)));
      }
    }
    return results;
  }

  /** Writes a line for each figure: its name, and its rounds. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    Files.write(file, values.entrySet().stream().map(Results::line).toList());
  }

  private static String line(Map.Entry<String, List<Double>> figure) {
    return figure.getKey()
        + figure.getValue().stream()
            .map(value -> "," + Math.round(value * 1000) / 1000.0)
            .collect(Collectors.joining());
  }
}
