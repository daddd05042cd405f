package dev.tidings.forward.loki;

import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventValue;
import dev.tidings.forward.settings.Settings;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.Template;
import dev.tidings.forward.template.TemplateException;
import dev.tidings.forward.template.TemplateLimits;
import dev.tidings.forward.template.Value;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels of streams, which templates make of events.
 *
 * @param templates by the names of the labels
 */
record Labels(SortedMap<String, Template> templates, Surroundings surroundings) {
  /** What Loki takes unless it is told otherwise. */
  private static final int MOST_NAMES = 15;

  /** Characters; Loki takes 2048 bytes. */
  private static final int LONGEST_VALUE = 512;

  /** A stream has to have a label. */
  private static final Map<String, String> USUAL =
      Map.of(
          "job", "tidings",
          "cluster", "{{ .ClusterName }}",
          "namespace", "{{ .Namespace }}",
          "type", "{{ .Type }}");

  Labels {
    templates = Collections.unmodifiableSortedMap(new TreeMap<>(templates));
  }

  static Labels read(Settings settings, Surroundings surroundings) {
    return new Labels(
        settings.object("labels").map(Labels::templates).orElseGet(Labels::usual), surroundings);
  }

  private static SortedMap<String, Template> usual() {
    var templates = new TreeMap<String, Template>();
    USUAL.forEach((name, text) -> templates.put(name, template(text)));
    return templates;
  }

  private static SortedMap<String, Template> templates(Settings settings) {
    var templates = new TreeMap<String, Template>();
    for (String name : settings.names()) {
      Optional<Template> template = settings.parsed(name, Labels::template);
      if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]{0,200}")) {
        settings.wrong(name, "is no name of a label");
      }
      template.ifPresent(parsed -> templates.put(name, parsed));
    }
    if (settings.names().isEmpty() || settings.names().size() > MOST_NAMES) {
      settings.wrong("labels: from one to " + MOST_NAMES + " are needed");
    }
    return templates;
  }

  private static Template template(String text) {
    try {
      return Template.parse(text, TemplateLimits.DEFAULT);
    } catch (TemplateException none) {
      throw new IllegalArgumentException("is no template: " + none.getMessage(), none);
    }
  }

  /**
   * The labels of an event's stream, at least one; those that are empty are left out.
   *
   * @throws TemplateException when a template makes nothing of the event
   */
  SortedMap<String, String> of(Message message) throws TemplateException {
    Value event = EventValue.of(EnhancedEvent.of(message.event(), message.cluster()));
    var labels = new TreeMap<String, String>();
    for (Map.Entry<String, Template> each : templates.entrySet()) {
      String value = cut(each.getValue().render(event, surroundings).strip());
      if (!value.isEmpty()) {
        labels.put(each.getKey(), value);
      }
    }
    return labels.isEmpty() ? new TreeMap<>(Map.of("job", "tidings")) : labels;
  }

  private static String cut(String value) {
    return value.substring(0, Math.min(value.length(), LONGEST_VALUE));
  }
}
