package dev.tidings.forward.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.TemplateException;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** An alert that Opsgenie is asked to create, as its own Go client asks. */
record OpsgenieAlert(Receiver.Opsgenie opsgenie, EnhancedEvent event, Surroundings surroundings) {
  Post post() throws TemplateException {
    SortedMap<String, String> headers =
        new TreeMap<>(
            Map.of(
                "Accept",
                "application/json",
                "Authorization",
                "GenieKey " + opsgenie.apiKey(),
                "Content-Type",
                "application/json; charset=utf-8"));
    return new Post(opsgenie.url() + "/v2/alerts", headers, json());
  }

  /** In one line, as Go's encoder ends it. */
  private String json() throws TemplateException {
    var text = new ByteArrayOutputStream();
    try (JsonGenerator json = KubernetesJson.generator(text, false)) {
      json.writeStartObject();
      json.writeStringProperty("message", text("message"));
      textIfAny(json, "alias");
      textIfAny(json, "description");
      tags(json);
      details(json);
      json.writeStringProperty("priority", opsgenie.priority());
      json.writeEndObject();
    }
    return text.toString(UTF_8) + "\n";
  }

  private String text(String name) throws TemplateException {
    TextTemplate template = opsgenie.texts().get(name);
    return template == null ? "" : template.text(event, surroundings);
  }

  private void textIfAny(JsonGenerator json, String name) throws TemplateException {
    String text = text(name);
    if (!text.isEmpty()) {
      json.writeStringProperty(name, text);
    }
  }

  private void tags(JsonGenerator json) throws TemplateException {
    if (opsgenie.tags().isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("tags");
    for (TextTemplate tag : opsgenie.tags()) {
      json.writeString(tag.text(event, surroundings));
    }
    json.writeEndArray();
  }

  private void details(JsonGenerator json) throws TemplateException {
    if (opsgenie.details().isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart("details");
    for (var detail : opsgenie.details().entrySet()) {
      json.writeStringProperty(detail.getKey(), detail.getValue().text(event, surroundings));
    }
    json.writeEndObject();
  }
}
