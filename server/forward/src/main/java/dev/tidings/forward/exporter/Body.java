package dev.tidings.forward.exporter;

import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventValue;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.TemplateException;
import dev.tidings.forward.template.Value;
import dev.tidings.forward.template.ValueJson;
import org.jspecify.annotations.Nullable;

/**
 * What of an event is sent.
 *
 * @param layout null for the whole event
 * @param deDot whether dots in the names of labels and annotations become underscores
 */
public record Body(@Nullable Layout layout, boolean deDot) {
  /** The event as it is. */
  public static final Body WHOLE = new Body(null, false);

  /**
   * The JSON that is sent, in one line.
   *
   * @throws TemplateException if a template of the layout cannot be rendered for the event
   */
  public String json(EnhancedEvent event, Surroundings surroundings) throws TemplateException {
    Value value = EventValue.of(deDot ? event.withoutDots() : event);
    return ValueJson.compact(layout == null ? value : layout.render(value, surroundings));
  }
}
