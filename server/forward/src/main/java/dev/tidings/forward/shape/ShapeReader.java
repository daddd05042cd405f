package dev.tidings.forward.shape;

import dev.tidings.forward.settings.Settings;
import dev.tidings.forward.shape.FieldsShape.Member;
import dev.tidings.forward.template.Surroundings;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Reads {@code shape: {fields: {NAME: PATH-OR-TEMPLATE, …}}} and {@code shape: {template: TEXT}}.
 *
 * @param surroundings of all templates
 */
public record ShapeReader(Surroundings surroundings) {
  /** The shape, unless something is wrong with it, which is noted then. */
  public Optional<Shape> read(Settings settings) {
    Optional<Shape> template =
        settings.parsed("template", text -> TemplateShape.parse(text, surroundings));
    Optional<Shape> fields = settings.object("fields").map(this::fields);
    if (settings.names().size() != 1) {
      settings.wrong("shape: one of fields and template is needed");
    }
    return template.or(() -> fields);
  }

  private Shape fields(Settings settings) {
    var members = new LinkedHashMap<String, Member>();
    for (String name : settings.names()) {
      settings.parsed(name, this::member).ifPresent(member -> members.put(name, member));
    }
    if (settings.names().isEmpty()) {
      settings.wrong("fields: names none");
    }
    return new FieldsShape(members);
  }

  private Member member(String text) {
    return text.contains("{{")
        ? new Member.Text(TemplateShape.parse(text, surroundings))
        : new Member.Part(FieldPath.parse(text));
  }
}
