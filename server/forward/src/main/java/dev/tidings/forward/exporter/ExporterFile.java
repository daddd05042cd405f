package dev.tidings.forward.exporter;

import dev.tidings.forward.routes.Repeats;
import dev.tidings.forward.template.Environment;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a configuration file of kubernetes-event-exporter says.
 *
 * @param clusterName what events say of where they are from; empty for nothing
 * @param namespace whose events are sent; empty for all
 * @param maxAge how old an event may be when nothing was sent before
 * @param omitLookup whether nobody asks the cluster about the objects of events
 * @param receivers by name, in the order of the file
 * @param repeats of the receivers that say which they get, beside their kinds: {@code repeats:
 *     all}. The exporter does not know that
 * @param notices what does not do here what it says
 */
public record ExporterFile(
    String clusterName,
    String namespace,
    Duration maxAge,
    boolean omitLookup,
    RouteTree route,
    SequencedMap<String, Receiver> receivers,
    Map<String, Repeats> repeats,
    List<Notice> notices) {
  private static final int DEFAULT_MAX_AGE_SECONDS = 5;

  /** What is for the exporter itself, and why it does nothing here. */
  private static final SortedMap<String, String> WITHOUT_EFFECT =
      new TreeMap<>(
          Map.of(
              "logLevel", "Tidings logs as its own configuration says",
              "logFormat", "Tidings logs as its own configuration says",
              "leaderElection", "Tidings sees to it that one node forwards",
              "kubeQPS", "Tidings does not ask the cluster for each event",
              "kubeBurst", "Tidings does not ask the cluster for each event",
              "cacheSize", "Tidings does not ask the cluster for each event",
              "metricsNamePrefix", "Tidings' metrics have names of their own"));

  /** Whether a text has the outermost names of such a file, and not those of a routes file. */
  public static boolean looksLikeOne(String text) {
    try {
      return YamlFile.read(text) instanceof Yaml.Mapping mapping
          && (mapping.values().containsKey("receivers") || mapping.values().containsKey("route"))
          && !mapping.values().containsKey("routes");
    } catch (YAMLException none) {
      return false;
    }
  }

  /**
   * Reads a file.
   *
   * @param environment the variables that the file may name
   * @throws IOException if it is no YAML, or says what excludes each other
   */
  public static ExporterFile read(String text, Map<String, String> environment) throws IOException {
    Yaml yaml;
    try {
      yaml = YamlFile.read(Environment.expand(text, environment));
    } catch (YAMLException e) {
      throw new IOException("it is no YAML: " + problem(e));
    }
    var notices = new ArrayList<Notice>();
    Entry root = Entry.of(yaml, "", notices);
    RouteTree route = RouteTree.read(root.within("route"));
    List<Entry> entries = root.list("receivers");
    SequencedMap<String, Receiver> receivers = receivers(entries);
    route
        .receivers()
        .filter(name -> !receivers.containsKey(name))
        .distinct()
        .forEach(name -> root.notice("route", "there is no receiver '" + name + "'"));
    WITHOUT_EFFECT.forEach(
        (name, reason) -> {
          if (root.has(name)) {
            root.notice(name, "has no effect: " + reason);
          }
        });
    return new ExporterFile(
        root.text("clusterName"),
        root.text("namespace"),
        maxAge(root),
        root.flag("omitLookup"),
        route,
        receivers,
        repeats(entries),
        List.copyOf(notices));
  }

  /** Without what stands there, as the library would tell it: there may be secrets in it by now. */
  private static String problem(YAMLException broken) {
    return broken instanceof MarkedYAMLException marked && marked.getProblemMark() != null
        ? "line " + (marked.getProblemMark().getLine() + 1) + ": " + marked.getProblem()
        : String.valueOf(broken.getMessage());
  }

  private static SequencedMap<String, Receiver> receivers(List<Entry> entries) {
    var receivers = new LinkedHashMap<String, Receiver>();
    for (Entry entry : entries) {
      String name = entry.text("name");
      Receiver receiver = ReceiverReader.read(entry.named(name));
      if (receivers.put(name, receiver) != null) {
        entry.notice("name", "there is more than one receiver '" + name + "'; the last one counts");
      }
    }
    return receivers;
  }

  private static Map<String, Repeats> repeats(List<Entry> entries) {
    var repeats = new HashMap<String, Repeats>();
    for (Entry entry : entries) {
      if (entry.has("repeats")) {
        try {
          repeats.put(entry.text("name"), Repeats.parse(entry.text("repeats")));
        } catch (IllegalArgumentException unknown) {
          entry.notice("repeats", String.valueOf(unknown.getMessage()));
        }
      }
    }
    return repeats;
  }

  private static Duration maxAge(Entry root) throws IOException {
    int maxAge = root.number("maxEventAgeSeconds");
    int throttle = root.number("throttlePeriod");
    if (maxAge != 0 && throttle != 0) {
      throw new IOException("cannot set both throttlePeriod (deprecated) and maxEventAgeSeconds");
    }
    int given = maxAge + throttle;
    return Duration.ofSeconds(given == 0 ? DEFAULT_MAX_AGE_SECONDS : given);
  }
}
