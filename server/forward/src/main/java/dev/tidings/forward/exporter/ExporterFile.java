package dev.tidings.forward.exporter;

import dev.tidings.forward.template.Environment;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a configuration file of kubernetes-event-exporter says.
 *
 * @param clusterName what events say of where they are from; empty for nothing
 * @param namespace whose events are sent; empty for all
 * @param maxAge how old an event may be when nothing was sent before
 * @param omitLookup whether nobody asks the cluster about the objects of events
 * @param receivers by name, in the order of the file
 * @param notices what does not do here what it says
 */
public record ExporterFile(
    String clusterName,
    String namespace,
    Duration maxAge,
    boolean omitLookup,
    Route route,
    SequencedMap<String, Receiver> receivers,
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
      throw new IOException("Cannot parse config to YAML: " + e.getMessage(), e);
    }
    var notices = new ArrayList<Notice>();
    Entry root = Entry.of(yaml, "", notices);
    Route route = Route.read(root.within("route"));
    SequencedMap<String, Receiver> receivers = receivers(root);
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
        List.copyOf(notices));
  }

  private static SequencedMap<String, Receiver> receivers(Entry root) {
    var receivers = new LinkedHashMap<String, Receiver>();
    for (Entry entry : root.list("receivers")) {
      String name = entry.text("name");
      Receiver receiver = ReceiverReader.read(entry.named(name));
      if (receivers.put(name, receiver) != null) {
        entry.notice("name", "there is more than one receiver '" + name + "'; the last one counts");
      }
    }
    return receivers;
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
