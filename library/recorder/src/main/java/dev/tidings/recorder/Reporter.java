package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.EventSource;
import dev.tidings.event.NameRules;
import java.util.List;

/**
 * Who reports.
 *
 * @param component the reporting component (core/v1) or controller (events.k8s.io/v1): a name as
 *     that of a label, such as {@code example.com/backup-controller}
 * @param host where it runs: a node, or the pod's own name
 */
public record Reporter(String component, String host) {
  private static final int MAX_INSTANCE_BYTES = 128;

  public Reporter {
    requireNonNull(component, "component");
    requireNonNull(host, "host");
  }

  EventSource source() {
    return new EventSource(component, host);
  }

  /** What events.k8s.io/v1 calls this instance of the controller. */
  String instance() {
    return component + "-" + host;
  }

  /** What an API server would refuse events of this reporter for. */
  List<String> problems() {
    List<String> wrong = NameRules.qualifiedName(component);
    if (!wrong.isEmpty()) {
      return wrong.stream().map(text -> "reporting controller " + component + ": " + text).toList();
    }
    return Texts.utf8Bytes(instance()) > MAX_INSTANCE_BYTES
        ? List.of(
            "reporting instance is longer than " + MAX_INSTANCE_BYTES + " bytes: " + instance())
        : List.of();
  }
}
