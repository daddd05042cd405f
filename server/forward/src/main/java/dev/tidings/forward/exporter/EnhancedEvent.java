package dev.tidings.forward.exporter;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.OwnerReference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event with what the exporter knows beside it.
 *
 * @param event without managed fields
 * @param clusterName empty if the configuration names none
 * @param object what the cluster says of the object that the event is about
 */
public record EnhancedEvent(Event event, String clusterName, Observed object) {
  public EnhancedEvent {
    requireNonNull(event, "event");
    requireNonNull(clusterName, "clusterName");
    requireNonNull(object, "object");
  }

  /**
   * What the cluster says of an object.
   *
   * @param deleted whether it is gone, or going
   */
  public record Observed(
      Map<String, String> labels,
      Map<String, String> annotations,
      List<OwnerReference> owners,
      boolean deleted) {
    /** Nobody has asked the cluster. */
    public static final Observed NOTHING = new Observed(Map.of(), Map.of(), List.of(), false);

    public Observed {
      labels = Collections.unmodifiableMap(new TreeMap<>(labels));
      annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
      owners = List.copyOf(owners);
    }
  }

  /** With underscores for the dots in the names of labels and annotations. */
  public EnhancedEvent withoutDots() {
    ObjectMeta metadata = event.metadata();
    ObjectMeta undotted =
        metadata.toBuilder()
            .labels(withoutDots(metadata.labels()))
            .annotations(withoutDots(metadata.annotations()))
            .build();
    var observed =
        new Observed(
            withoutDots(object.labels()),
            withoutDots(object.annotations()),
            object.owners(),
            object.deleted());
    return new EnhancedEvent(event.withMetadata(undotted), clusterName, observed);
  }

  private static Map<String, String> withoutDots(Map<String, String> map) {
    var undotted = new TreeMap<String, String>();
    map.forEach((name, value) -> undotted.put(name.replace('.', '_'), value));
    return undotted;
  }
}
