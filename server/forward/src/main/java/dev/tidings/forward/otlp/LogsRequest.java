package dev.tidings.forward.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EpochNanos;
import dev.tidings.forward.enhanced.LastSeen;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * Messages as OTLP's JSON has them (ExportLogsServiceRequest): a resource for each cluster, and a
 * record for each message, with the attributes that the OpenTelemetry Collector's k8s_events
 * receiver gives.
 *
 * @param now when the messages are observed
 */
record LogsRequest(JsonGenerator json, Instant now) {
  private static final int INFO = 9;
  private static final int WARN = 13;

  static byte[] body(List<Message> messages, Instant now) {
    var clusters =
        messages.stream()
            .collect(
                Collectors.groupingBy(Message::cluster, LinkedHashMap::new, Collectors.toList()));
    var body = new ByteArrayOutputStream();
    try (JsonGenerator json = KubernetesJson.generator(body, false)) {
      var request = new LogsRequest(json, now);
      json.writeStartObject();
      json.writeArrayPropertyStart("resourceLogs");
      clusters.forEach(request::resource);
      json.writeEndArray();
      json.writeEndObject();
    }
    return body.toByteArray();
  }

  private void resource(String cluster, List<Message> messages) {
    json.writeStartObject();
    json.writeObjectPropertyStart("resource");
    attributes(Map.of("k8s.cluster.name", cluster));
    json.writeEndObject();
    json.writeArrayPropertyStart("scopeLogs");
    json.writeStartObject();
    json.writeObjectPropertyStart("scope");
    json.writeStringProperty("name", "tidings");
    json.writeEndObject();
    json.writeArrayPropertyStart("logRecords");
    messages.forEach(this::record);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void record(Message message) {
    Event event = message.event();
    boolean warning = event.type().equals("Warning");
    json.writeStartObject();
    time("timeUnixNano", LastSeen.of(event, () -> now));
    time("observedTimeUnixNano", now);
    json.writeNumberProperty("severityNumber", warning ? WARN : INFO);
    json.writeStringProperty("severityText", event.type());
    json.writeName("body");
    text(text(message));
    attributes(attributes(message));
    json.writeEndObject();
  }

  private static String text(Message message) {
    boolean shaped = message.form() != Message.Form.EVENT;
    return shaped ? new String(message.body(), UTF_8) : message.event().message();
  }

  /** Numbers of 64 bits are texts. */
  private void time(String name, Instant time) {
    json.writeStringProperty(name, Long.toString(EpochNanos.of(time)));
  }

  private static Map<String, Object> attributes(Message message) {
    Event event = message.event();
    ObjectReference object = event.involvedObject();
    var attributes = new LinkedHashMap<String, Object>();
    // whose records with the same one are the same
    attributes.put("log.record.uid", message.id());
    attributes.put("k8s.event.reason", event.reason());
    attributes.put("k8s.event.action", event.action());
    attributes.put("k8s.event.name", event.metadata().name());
    attributes.put("k8s.event.uid", event.metadata().uid());
    attributes.put("k8s.event.count", event.occurrences());
    if (event.firstSeen() != null) {
      attributes.put("k8s.event.start_time", event.firstSeen().toString());
    }
    attributes.put("k8s.namespace.name", object.namespace());
    attributes.put("k8s.node.name", event.source().host());
    attributes.put("k8s.object.kind", object.kind());
    attributes.put("k8s.object.name", object.name());
    attributes.put("k8s.object.uid", object.uid());
    attributes.put("k8s.object.fieldpath", object.fieldPath());
    attributes.put("k8s.object.api_version", object.apiVersion());
    attributes.put("k8s.object.resource_version", object.resourceVersion());
    return attributes;
  }

  /** Those that are empty are left out. */
  private void attributes(Map<String, ?> attributes) {
    json.writeArrayPropertyStart("attributes");
    attributes.forEach(
        (name, value) -> {
          if (!value.equals("")) {
            json.writeStartObject();
            json.writeStringProperty("key", name);
            json.writeName("value");
            value(value);
            json.writeEndObject();
          }
        });
    json.writeEndArray();
  }

  private void value(Object value) {
    if (value instanceof Integer number) {
      json.writeStartObject();
      json.writeStringProperty("intValue", Integer.toString(number));
      json.writeEndObject();
    } else {
      text(String.valueOf(value));
    }
  }

  private void text(String text) {
    json.writeStartObject();
    json.writeStringProperty("stringValue", text);
    json.writeEndObject();
  }
}
