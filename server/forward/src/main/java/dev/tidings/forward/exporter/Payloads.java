package dev.tidings.forward.exporter;

import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventStructs;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.Template;
import dev.tidings.forward.template.TemplateException;
import dev.tidings.forward.template.TemplateLimits;
import dev.tidings.forward.template.Value;
import dev.tidings.forward.template.ValueJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What receivers are sent for an event, to the letter as the exporter does it. */
public final class Payloads {
  /** What Teams shows of the JSON that is sent to others. */
  private static final Template TEAMS_TEXT =
      template(
          "{{ $sent := fromJson . }}{{ printf \"Event: %s \\nStatus: %s \\nMetadata: %s\""
              + " $sent.message $sent.reason $sent.metadata }}");

  private final EnhancedEvent event;
  private final Surroundings surroundings;

  public Payloads(EnhancedEvent event, Surroundings surroundings) {
    this.event = event;
    this.surroundings = surroundings;
  }

  /**
   * The body, with headers that are templates.
   *
   * @param json what the receiver's body makes of the event, here and below
   */
  public Post webhook(Receiver.Webhook webhook, String json) {
    return Post.json(webhook.endpoint(), headers(webhook.headers()), json);
  }

  private SortedMap<String, String> headers(SortedMap<String, HeaderText> texts) {
    var headers = new TreeMap<String, String>();
    texts.forEach((name, text) -> headers.put(name, text.value(event, surroundings)));
    return headers;
  }

  /** One line of one stream, of the second in which it is sent. The labels are no templates. */
  public Post loki(Receiver.Loki loki, String json) {
    Instant now = surroundings.clock().instant();
    Value entry =
        Value.list(List.of(Value.text(now.getEpochSecond() + "000000000"), Value.text(json)));
    var stream = new TreeMap<String, Value>();
    stream.put("stream", EventStructs.texts(loki.streamLabels()));
    stream.put("values", Value.list(List.of(entry)));
    Value streams = Value.list(List.of(Value.map(stream)));
    String body = ValueJson.compact(Value.map(new TreeMap<>(Map.of("streams", streams))));
    return Post.json(loki.url(), headers(loki.headers()), body);
  }

  /**
   * A text with what the body calls message, reason and metadata. Headers are no templates.
   *
   * @throws TemplateException if the body is none of which that can be said
   */
  public Post teams(Receiver.Teams teams, String json) throws TemplateException {
    var card = new TreeMap<String, Value>();
    card.put("summary", Value.text("event"));
    card.put("text", Value.text(TEAMS_TEXT.render(Value.text(json), surroundings)));
    return Post.json(teams.endpoint(), teams.headers(), ValueJson.compact(Value.map(card)));
  }

  /**
   * A message in a channel.
   *
   * @throws TemplateException if one of its texts cannot be rendered for the event
   */
  public Post slack(Receiver.Slack slack) throws TemplateException {
    return new SlackForm(slack, event, surroundings).post();
  }

  /**
   * An alert.
   *
   * @throws TemplateException if one of its texts cannot be rendered for the event
   */
  public Post opsgenie(Receiver.Opsgenie opsgenie) throws TemplateException {
    return new OpsgenieAlert(opsgenie, event, surroundings).post();
  }

  /**
   * A line as Go's log/syslog writes it: as an emergency (0) of the facility local0 (16), whatever
   * the event says, since that is what the exporter asks for.
   *
   * @param host who says it
   */
  public static String syslog(Receiver.Syslog syslog, String json, String host, Instant now) {
    String tag = syslog.tag().isEmpty() ? "kubernetes-event-exporter" : syslog.tag();
    return "<128>%s %s %s[%d]: %s\n"
        .formatted(
            now.truncatedTo(ChronoUnit.SECONDS), host, tag, ProcessHandle.current().pid(), json);
  }

  private static Template template(String text) {
    try {
      return Template.parse(text, TemplateLimits.DEFAULT);
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
  }
}
