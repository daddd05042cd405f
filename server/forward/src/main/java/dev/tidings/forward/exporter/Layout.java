package dev.tidings.forward.exporter;

import dev.tidings.forward.exporter.Yaml.Scalar.Kind;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.Template;
import dev.tidings.forward.template.TemplateException;
import dev.tidings.forward.template.TemplateLimits;
import dev.tidings.forward.template.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shape of what is sent: mappings and lists of templates. As in the exporter, what is neither
 * of them nor a text becomes null, so numbers have to be written as texts.
 */
public sealed interface Layout {
  /** What the layout makes of an event. */
  Value render(Value event, Surroundings surroundings) throws TemplateException;

  /**
   * The layout that a configuration describes.
   *
   * @throws TemplateException if one of its texts is no template
   */
  static Layout parse(Yaml yaml) throws TemplateException {
    return switch (yaml) {
      case Yaml.Scalar scalar ->
          scalar.kind() == Kind.TEXT
              ? new Text(Template.parse(scalar.text(), TemplateLimits.DEFAULT))
              : new Null();
      case Yaml.Mapping mapping -> {
        var members = new TreeMap<String, Layout>();
        for (var member : mapping.values().entrySet()) {
          members.put(member.getKey(), parse(member.getValue()));
        }
        yield new Members(members);
      }
      case Yaml.Sequence sequence -> {
        var elements = new ArrayList<Layout>();
        for (Yaml element : sequence.values()) {
          elements.add(parse(element));
        }
        yield new Elements(elements);
      }
    };
  }

  record Text(Template template) implements Layout {
    @Override
    public Value render(Value event, Surroundings surroundings) throws TemplateException {
      return Value.text(template.render(event, surroundings));
    }
  }

  record Members(SortedMap<String, Layout> members) implements Layout {
    public Members {
      members = Collections.unmodifiableSortedMap(members);
    }

    @Override
    public Value render(Value event, Surroundings surroundings) throws TemplateException {
      var rendered = new TreeMap<String, Value>();
      for (var member : members.entrySet()) {
        rendered.put(member.getKey(), member.getValue().render(event, surroundings));
      }
      return Value.map(rendered);
    }
  }

  record Elements(List<Layout> elements) implements Layout {
    public Elements {
      elements = List.copyOf(elements);
    }

    @Override
    public Value render(Value event, Surroundings surroundings) throws TemplateException {
      var rendered = new ArrayList<Value>();
      for (Layout element : elements) {
        rendered.add(element.render(event, surroundings));
      }
      return Value.list(rendered);
    }
  }

  record Null() implements Layout {
    @Override
    public Value render(Value event, Surroundings surroundings) {
      return Value.Nothing.NOTHING;
    }
  }
}
