package dev.tidings.forward.template;

import dev.tidings.forward.template.Node.Block;
import dev.tidings.forward.template.TemplateException.Position;
import java.util.Map;

/** A parsed template. Safe for use by several threads. */
public final class Template {
  private final String text;
  private final Map<String, Block> templates;
  private final TemplateLimits limits;

  private Template(String text, Map<String, Block> templates, TemplateLimits limits) {
    this.text = text;
    this.templates = templates;
    this.limits = limits;
  }

  /**
   * Parses a template.
   *
   * @throws TemplateException if it is none, or calls functions that there are not
   */
  public static Template parse(String text, TemplateLimits limits) throws TemplateException {
    var parser = new Parser(text, Functions.ALL, limits.depth());
    return new Template(text, Map.copyOf(parser.templates()), limits);
  }

  /**
   * The text that the template makes of a value, which it calls {@code .} and {@code $}.
   *
   * @throws TemplateException if it cannot, or needs more than the limits
   */
  public String render(Value data, Surroundings surroundings) throws TemplateException {
    var run = new Run(limits, surroundings);
    var walk = new Walk(templates, run, data);
    try {
      walk.block(data, templates.getOrDefault("", Block.EMPTY));
    } catch (EvaluationException e) {
      throw new TemplateException(
          Position.in(text, e.part().at()), e.part().source(), String.valueOf(e.getMessage()));
    }
    return run.output();
  }
}
