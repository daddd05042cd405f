package dev.tidings.forward.exporter;

import dev.tidings.forward.exporter.Yaml.Scalar;
import dev.tidings.forward.exporter.Yaml.Scalar.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of one mapping of a configuration. As in the exporter, what is not there is empty, and
 * what nobody asks for does not matter.
 *
 * @param path how notices name it
 */
record Entry(Map<String, Yaml> values, String path, List<Notice> notices) {
  static Entry of(Yaml yaml, String path, List<Notice> notices) {
    if (yaml instanceof Yaml.Mapping mapping) {
      return new Entry(mapping.values(), path, notices);
    }
    if (!yaml.isNothing()) {
      notices.add(new Notice(path, "a mapping of names is expected"));
    }
    return new Entry(Map.of(), path, notices);
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  void notice(String name, String text) {
    notices.add(new Notice(path(name), text));
  }

  /** Something about the whole. */
  void notice(String text) {
    notices.add(new Notice(path, text));
  }

  Yaml value(String name) {
    return values.getOrDefault(name, Yaml.nothing());
  }

  boolean has(String name) {
    return !value(name).isNothing();
  }

  /** A text, or what was written instead of one; empty when it is not there. */
  String text(String name) {
    return text(name, value(name)).orElse("");
  }

  private Optional<String> text(String name, Yaml value) {
    if (value instanceof Scalar scalar) {
      return value.isNothing() ? Optional.empty() : Optional.of(scalar.text());
    }
    notice(name, "a text is expected");
    return Optional.empty();
  }

  boolean flag(String name) {
    Optional<String> text = text(name, value(name));
    boolean known = value(name) instanceof Scalar scalar && scalar.kind() == Kind.BOOL;
    if (text.isPresent() && !known) {
      notice(name, "true or false is expected");
    }
    return known && text.filter(given -> given.equalsIgnoreCase("true")).isPresent();
  }

  /** 0 when it is not there. */
  int number(String name) {
    Optional<String> text = text(name, value(name)).map(given -> given.replace("_", ""));
    boolean whole = text.filter(given -> given.matches("[-+]?\\d{1,9}")).isPresent();
    if (text.isPresent() && !whole) {
      notice(name, "a whole number is expected");
    }
    return whole ? Integer.parseInt(text.orElse("0")) : 0;
  }

  List<String> texts(String name) {
    return elements(name).stream().flatMap(element -> text(name, element).stream()).toList();
  }

  private List<Yaml> elements(String name) {
    if (value(name) instanceof Yaml.Sequence sequence) {
      return sequence.values();
    }
    if (has(name)) {
      notice(name, "a list is expected");
    }
    return List.of();
  }

  /** Texts by name, in the order of the names. */
  SortedMap<String, String> textsByName(String name) {
    Entry within = within(name);
    var texts = new TreeMap<String, String>();
    within.values.keySet().forEach(each -> texts.put(each, within.text(each)));
    return texts;
  }

  /** The values of a mapping within; all empty when it is not there. */
  Entry within(String name) {
    return of(value(name), path(name), notices);
  }

  /** The values of each mapping of a list. */
  List<Entry> list(String name) {
    var entries = new ArrayList<Entry>();
    for (Yaml element : elements(name)) {
      entries.add(of(element, path(name) + "[" + entries.size() + "]", notices));
    }
    return entries;
  }

  /** The same values, which notices call by a name too. */
  Entry named(String name) {
    return name.isEmpty() ? this : new Entry(values, path + " (" + name + ")", notices);
  }
}
