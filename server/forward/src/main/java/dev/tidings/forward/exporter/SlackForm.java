package dev.tidings.forward.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.JsonBytes;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.TemplateException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

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
    var json = new JsonBytes(512);
    json.write('[');
    json.write('{');
    parts(json, ABOVE_FIELDS);
    fields(json);
    json.member(JsonBytes.name("blocks")).raw("null".getBytes(UTF_8));
    parts(json, BELOW_FIELDS);
    json.write('}');
    json.write(']');
    return json.toString(UTF_8);
  }

  private void parts(JsonBytes json, List<String> names) throws TemplateException {
    for (String name : names) {
      TextTemplate part = slack.attachment().parts().get(name);
      String text = part == null ? "" : text(part);
      if (!text.isEmpty()) {
        json.member(JsonBytes.name(name)).text(text);
      }
    }
  }

  private void fields(JsonBytes json) throws TemplateException {
    json.member(JsonBytes.name("fields")).write('[');
    boolean first = true;
    for (var field : slack.attachment().fields().entrySet()) {
      if (!first) {
        json.write(',');
      }
      first = false;
      json.write('{');
      json.member(JsonBytes.name("title")).text(field.getKey());
      json.member(JsonBytes.name("value")).text(text(field.getValue()));
      json.member(JsonBytes.name("short")).raw("false".getBytes(UTF_8));
      json.write('}');
    }
    json.write(']');
  }
}
