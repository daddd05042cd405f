package dev.tidings.forward.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.TemplateException;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * What Slack's chat.postMessage is sent, as slack-go sends it: a form, with an attachment in it.
 */
record SlackForm(Receiver.Slack slack, EnhancedEvent event, Surroundings surroundings) {
  /** In the order in which slack-go writes them; the fields come between these two lists. */
  private static final List<String> ABOVE_FIELDS = List.of("color", "author_name", "title");

  private static final List<String> BELOW_FIELDS = List.of("footer");

  Post post() throws TemplateException {
    var form = new TreeMap<String, String>();
    form.put("token", slack.token());
    form.put("channel", text(slack.channel()));
    form.put("text", escaped(text(slack.message())));
    if (!slack.attachment().fields().isEmpty()) {
      form.put("attachments", attachments());
    }
    var pairs = new StringJoiner("&");
    form.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, UTF_8)));
    SortedMap<String, String> headers =
        new TreeMap<>(Map.of("Content-Type", "application/x-www-form-urlencoded"));
    return new Post(slack.url() + "chat.postMessage", headers, pairs.toString());
  }

  private String text(TextTemplate template) throws TemplateException {
    return template.text(event, surroundings);
  }

  /** What Slack takes for a mention or a link is only text here. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String attachments() throws TemplateException {
    var text = new ByteArrayOutputStream();
    try (JsonGenerator json = KubernetesJson.generator(text, false)) {
      json.writeStartArray();
      json.writeStartObject();
      parts(json, ABOVE_FIELDS);
      fields(json);
      json.writeNullProperty("blocks");
      parts(json, BELOW_FIELDS);
      json.writeEndObject();
      json.writeEndArray();
    }
    return text.toString(UTF_8);
  }

  private void parts(JsonGenerator json, List<String> names) throws TemplateException {
    for (String name : names) {
      TextTemplate part = slack.attachment().parts().get(name);
      String text = part == null ? "" : text(part);
      if (!text.isEmpty()) {
        json.writeStringProperty(name, text);
      }
    }
  }

  private void fields(JsonGenerator json) throws TemplateException {
    json.writeArrayPropertyStart("fields");
    for (var field : slack.attachment().fields().entrySet()) {
      json.writeStartObject();
      json.writeStringProperty("title", field.getKey());
      json.writeStringProperty("value", text(field.getValue()));
      json.writeBooleanProperty("short", false);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
