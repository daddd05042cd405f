package dev.tidings.forward.shape;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventValue;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.Template;
import dev.tidings.forward.template.TemplateException;
import dev.tidings.forward.template.TemplateLimits;

/** A text that a Go template makes of the event. */
record TemplateShape(Template template, Surroundings surroundings) implements Shape {
  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when it is none
   */
  static TemplateShape parse(String text, Surroundings surroundings) {
    try {
      return new TemplateShape(Template.parse(text, TemplateLimits.DEFAULT), surroundings);
    } catch (TemplateException none) {
      throw new IllegalArgumentException("is no template: " + none.getMessage(), none);
    }
  }

  @Override
  public Message.Form form() {
    return Message.Form.TEXT;
  }

  String text(EnhancedEvent event) throws ShapeException {
    try {
      return template.render(EventValue.of(event), surroundings);
    } catch (TemplateException failed) {
      throw new ShapeException("the template failed: " + failed.getMessage(), failed);
    }
  }

  @Override
  public byte[] body(EnhancedEvent event) throws ShapeException {
    return text(event).getBytes(UTF_8);
  }
}
