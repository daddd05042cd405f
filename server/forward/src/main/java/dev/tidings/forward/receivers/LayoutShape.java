package dev.tidings.forward.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.exporter.Body;
import dev.tidings.forward.shape.Shape;
import dev.tidings.forward.shape.ShapeException;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.TemplateException;

/** What a receiver's layout makes of events, or the events as the exporter writes them. */
record LayoutShape(Body body, ExporterEvents events, Surroundings surroundings) implements Shape {
  @Override
  public Message.Form form() {
    return Message.Form.OBJECT;
  }

  @Override
  public byte[] body(EnhancedEvent event) throws ShapeException {
    try {
      return body.json(events.of(event), surroundings).getBytes(UTF_8);
    } catch (TemplateException failed) {
      throw new ShapeException("the layout failed: " + failed.getMessage(), failed);
    }
  }
}
