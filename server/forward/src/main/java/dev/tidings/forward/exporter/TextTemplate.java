package dev.tidings.forward.exporter;

import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventValue;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.Template;
import dev.tidings.forward.template.TemplateException;
import dev.tidings.forward.template.TemplateLimits;

/** A text that is made for each event. */
public record TextTemplate(Template template) {
  /**
   * Parses one.
   *
   * @throws UnusableException if it is no template
   */
  static TextTemplate of(String name, String text) throws UnusableException {
    try {
      return new TextTemplate(Template.parse(text, TemplateLimits.DEFAULT));
    } catch (TemplateException e) {
      throw new UnusableException(name + ": " + e.getMessage());
    }
  }

  /**
   * The text for an event.
   *
   * @throws TemplateException if it cannot be made for the event
   */
  public String text(EnhancedEvent event, Surroundings surroundings) throws TemplateException {
    return template.render(EventValue.of(event), surroundings);
  }
}
