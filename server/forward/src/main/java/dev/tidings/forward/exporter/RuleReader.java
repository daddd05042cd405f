package dev.tidings.forward.exporter;

import com.google.re2j.PatternSyntaxException;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.exporter.Condition.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/** Reads the rules of routes. */
final class RuleReader {
  private static final SequencedMap<String, Part> PARTS = parts();

  private final Entry entry;
  private final List<Condition> conditions = new ArrayList<>();

  private RuleReader(Entry entry) {
    this.entry = entry;
  }

  private static SequencedMap<String, Part> parts() {
    var parts = new LinkedHashMap<String, Part>();
    parts.put("message", e -> e.event().message());
    parts.put("apiVersion", e -> e.event().involvedObject().apiVersion());
    parts.put("kind", e -> e.event().involvedObject().kind());
    parts.put("namespace", e -> e.event().metadata().namespace());
    parts.put("reason", e -> e.event().reason());
    parts.put("type", e -> e.event().type());
    parts.put("component", e -> e.event().source().component());
    parts.put("host", e -> e.event().source().host());
    return parts;
  }

  static Rule read(Entry entry) {
    var reader = new RuleReader(entry);
    PARTS.forEach((name, part) -> reader.text(name, part));
    reader.map("labels", e -> e.object().labels());
    reader.map("annotations", e -> e.object().annotations());
    return new Rule(reader.conditions, entry.number("minCount"), entry.text("receiver"));
  }

  private void text(String name, Part part) {
    String expression = entry.text(name);
    if (!expression.isEmpty()) {
      add(name, part, expression);
    }
  }

  private void map(String name, Function<EnhancedEvent, Map<String, String>> map) {
    entry
        .textsByName(name)
        .forEach((key, expression) -> add(name, e -> map.apply(e).get(key), expression));
  }

  private void add(String name, Part part, String expression) {
    try {
      conditions.add(Condition.finds(part, expression));
    } catch (PatternSyntaxException e) {
      conditions.add(Condition.never());
      entry.notice(name, "'" + expression + "' matches nothing: " + e.getMessage());
    }
  }
}
