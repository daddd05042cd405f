package dev.tidings.forward.exporter;

import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventValue;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.Template;
import dev.tidings.forward.template.TemplateException;
import dev.tidings.forward.template.TemplateLimits;
import java.util.Optional;

/**
 * What a header says: a template, or the text itself where that is none or fails.
 *
 * @param template empty for a text that is no template
 */
public record HeaderText(String text, Optional<Template> template) {
  static HeaderText of(String text) {
    try {
      return new HeaderText(text, Optional.of(Template.parse(text, TemplateLimits.DEFAULT)));
    } catch (TemplateException e) {
      return new HeaderText(text, Optional.empty());
    }
  }

  /** The header's value for an event. */
  public String value(EnhancedEvent event, Surroundings surroundings) {
    if (template.isEmpty()) {
      return text;
    }
    try {
      return template.get().render(EventValue.of(event), surroundings);
    } catch (TemplateException e) {
      return text;
    }
  }
}
