package dev.tidings.forward.alertmanager;

import dev.tidings.event.Event;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.LastSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * What Alertmanager is told of an object and a reason (API v2, postableAlert).
 *
 * @param labels which tell one alert from another
 * @param end when it is over, unless the event comes again before that
 */
record Alert(
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    Instant start,
    Instant end) {
  /**
   * The alert of an event.
   *
   * @param now for events that say no time at all
   */
  static Alert of(Message message, Duration resolveAfter, Instant now) {
    Event event = message.event();
    Instant last = LastSeen.of(event, () -> now);
    Instant first = event.firstSeen();
    return new Alert(
        labels(message),
        annotations(message, last),
        first == null || first.isAfter(last) ? last : first,
        last.plus(resolveAfter));
  }

  private static SortedMap<String, String> labels(Message message) {
    Event event = message.event();
    var labels = new TreeMap<String, String>();
    labels.put("alertname", event.reason().isEmpty() ? "KubernetesEvent" : event.reason());
    labels.put("severity", event.type().equals("Warning") ? "warning" : "info");
    labels.put("cluster", message.cluster());
    labels.put("kind", event.involvedObject().kind());
    labels.put("namespace", event.involvedObject().namespace());
    labels.put("name", event.involvedObject().name());
    labels.values().removeIf(String::isEmpty);
    return labels;
  }

  private static SortedMap<String, String> annotations(Message message, Instant last) {
    Event event = message.event();
    return new TreeMap<>(
        Map.of(
            "message", event.message(),
            "count", Integer.toString(event.occurrences()),
            "lastSeen", last.toString(),
            "event", message.id()));
  }

  /** The same with what a later event says of the same. */
  Alert followedBy(Alert later) {
    return new Alert(
        labels,
        later.annotations,
        start.isBefore(later.start) ? start : later.start,
        end.isAfter(later.end) ? end : later.end);
  }

  void write(JsonGenerator json) {
    json.writeStartObject();
    write(json, "labels", labels);
    write(json, "annotations", annotations);
    json.writeStringProperty("startsAt", start.toString());
    json.writeStringProperty("endsAt", end.toString());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, SortedMap<String, String> texts) {
    json.writeObjectPropertyStart(name);
    texts.forEach(json::writeStringProperty);
    json.writeEndObject();
  }
}
