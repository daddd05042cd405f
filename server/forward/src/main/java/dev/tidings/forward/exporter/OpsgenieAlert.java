package dev.tidings.forward.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.JsonBytes;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.TemplateException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

  private String json() throws TemplateException {
    var json = new JsonBytes(512);
    json.write('{');
    json.member(JsonBytes.name("message")).text(text("message"));
    textIfAny(json, "alias");
    textIfAny(json, "description");
    tags(json);
    details(json);
    json.member(JsonBytes.name("priority")).text(opsgenie.priority());
    json.write('}');
    json.write('\n');
    return json.toString(UTF_8);
  }

  private String text(String name) throws TemplateException {
    TextTemplate template = opsgenie.texts().get(name);
    return template == null ? "" : template.text(event, surroundings);
  }

  private void textIfAny(JsonBytes json, String name) throws TemplateException {
    String text = text(name);
    if (!text.isEmpty()) {
      json.member(JsonBytes.name(name)).text(text);
    }
  }

  private void tags(JsonBytes json) throws TemplateException {
    if (opsgenie.tags().isEmpty()) {
      return;
    }
    json.member(JsonBytes.name("tags")).write('[');
    for (int i = 0; i < opsgenie.tags().size(); i++) {
      if (i > 0) {
        json.write(',');
      }
      json.text(opsgenie.tags().get(i).text(event, surroundings));
    }
    json.write(']');
  }

  private void details(JsonBytes json) throws TemplateException {
    if (opsgenie.details().isEmpty()) {
      return;
    }
    json.member(JsonBytes.name("details")).write('{');
    boolean first = true;
    for (var detail : opsgenie.details().entrySet()) {
      if (!first) {
        json.write(',');
      }
      first = false;
      json.text(detail.getKey()).write(':');
      json.text(detail.getValue().text(event, surroundings));
    }
    json.write('}');
  }
}
