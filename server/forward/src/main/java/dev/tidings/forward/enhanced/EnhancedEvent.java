package dev.tidings.forward.enhanced;

import static java.util.Objects.requireNonNull;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event with what the exporter knows beside it.
 *
 * @param event without managed fields
 * @param clusterName empty if the configuration names none
 * @param object what the cluster said of the object that the event is about
 */
public record EnhancedEvent(Event event, String clusterName, InvolvedObject object) {
  public EnhancedEvent {
    requireNonNull(event, "event");
    requireNonNull(clusterName, "clusterName");
    requireNonNull(object, "object");
  }

  /** An event as it is stored: with what the cluster said of its object, if it was asked. */
  public static EnhancedEvent of(Event stored, String clusterName) {
    return new EnhancedEvent(
        InvolvedObject.apartFrom(stored), clusterName, InvolvedObject.of(stored));
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
        new InvolvedObject(
            withoutDots(object.labels()),
            withoutDots(object.annotations()),
            object.ownerReferences(),
            object.ownerChain(),
            object.deleted());
    return new EnhancedEvent(event.withMetadata(undotted), clusterName, observed);
  }

  private static Map<String, String> withoutDots(Map<String, String> map) {
    var undotted = new TreeMap<String, String>();
    map.forEach((name, value) -> undotted.put(name.replace('.', '_'), value));
    return undotted;
  }
}
