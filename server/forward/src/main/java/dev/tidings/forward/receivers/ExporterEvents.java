package dev.tidings.forward.receivers;

import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.exporter.ExporterFile;

/**
 * Events as the exporter has them, which knows no name of its cluster unless its file has one.
 *
 * @param clusterName what the file calls the cluster; empty for nothing
 */
record ExporterEvents(String clusterName) {
  /** What messages call the cluster where the file calls it nothing. */
  private static final String USUAL_CLUSTER = "tidings";

  static ExporterEvents of(ExporterFile file) {
    return new ExporterEvents(file.clusterName());
  }

  /** What messages call the cluster. */
  String cluster() {
    return clusterName.isEmpty() ? USUAL_CLUSTER : clusterName;
  }

  EnhancedEvent of(EnhancedEvent event) {
    boolean own = event.clusterName().equals(cluster());
    return own ? new EnhancedEvent(event.event(), clusterName, event.object()) : event;
  }

  EnhancedEvent of(Message message) {
    return of(EnhancedEvent.of(message.event(), message.cluster()));
  }
}
