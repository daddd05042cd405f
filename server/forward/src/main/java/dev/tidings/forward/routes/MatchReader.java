package dev.tidings.forward.routes;

import dev.tidings.event.Event;
import dev.tidings.forward.cel.CelCondition;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads which events are meant. */
final class MatchReader {
  private final Settings settings;
  private final List<Predicate<EnhancedEvent>> all = new ArrayList<>();

  private MatchReader(Settings settings) {
    this.settings = settings;
  }

  static EventMatch read(Settings settings) {
    return new MatchReader(settings).read();
  }

  private EventMatch read() {
    text("type", Event::type);
    text("reason", Event::reason);
    text("kind", event -> event.involvedObject().kind());
    text("namespace", event -> event.involvedObject().namespace());
    text("name", event -> event.involvedObject().name());
    text("component", MatchReader::component);
    any(settings.each("message", TextRule::pattern), Event::message);
    texts("labels", seen -> seen.event().metadata().labels());
    texts("annotations", seen -> seen.event().metadata().annotations());
    texts("objectLabels", seen -> seen.object().labels());
    texts("objectAnnotations", seen -> seen.object().annotations());
    owner(settings.each("owner", TextRule::parse));
    settings.object("count").ifPresent(this::count);
    settings.parsed("scope", MatchReader::scope).ifPresent(this::add);
    settings.parsed("cel", CelCondition::parse).ifPresent(all::add);
    return new EventMatch(all);
  }

  private void add(Predicate<Event> rule) {
    all.add(enhanced -> rule.test(enhanced.event()));
  }

  private void text(String name, Function<Event, String> text) {
    any(settings.each(name, TextRule::parse), text);
  }

  private void any(List<Predicate<String>> anyOf, Function<Event, String> text) {
    if (!anyOf.isEmpty()) {
      var rule = new TextRule(anyOf);
      add(event -> rule.test(text.apply(event)));
    }
  }

  /** A label that is not there matches nothing, not even what matches an empty text. */
  private void texts(String name, Function<EnhancedEvent, Map<String, String>> map) {
    settings
        .object(name)
        .ifPresent(
            labels ->
                labels
                    .names()
                    .forEach(
                        label -> {
                          var rule = new TextRule(labels.each(label, TextRule::parse));
                          all.add(seen -> has(map.apply(seen), label, rule));
                        }));
  }

  private static boolean has(Map<String, String> labels, String label, TextRule rule) {
    String value = labels.get(label);
    return value != null && rule.test(value);
  }

  /** One of those that own the object, directly or not: {@code Deployment/web}. */
  private void owner(List<Predicate<String>> anyOf) {
    if (!anyOf.isEmpty()) {
      var rule = new TextRule(anyOf);
      all.add(
          seen ->
              seen.object().ownerChain().stream()
                  .anyMatch(owner -> rule.test(owner.kind() + "/" + owner.name())));
    }
  }

  private void count(Settings count) {
    int least = count.number("atLeast", 0, 0);
    int most = count.number("atMost", 0, Integer.MAX_VALUE);
    add(event -> event.occurrences() >= least && event.occurrences() <= most);
  }

  private static String component(Event event) {
    String component = event.source().component();
    return component.isEmpty() ? event.reportingController() : component;
  }

  private static Predicate<Event> scope(String text) {
    return switch (text) {
      case "Cluster" -> event -> event.involvedObject().namespace().isEmpty();
      case "Namespaced" -> event -> !event.involvedObject().namespace().isEmpty();
      default ->
          throw new IllegalArgumentException("'" + text + "' is neither Cluster nor Namespaced");
    };
  }
}
