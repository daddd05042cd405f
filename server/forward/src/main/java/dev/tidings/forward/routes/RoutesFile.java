package dev.tidings.forward.routes;

import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.DestinationType.Place;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.settings.Settings;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.forward.settings.SettingsFile;
import dev.tidings.forward.shape.Shape;
import dev.tidings.forward.shape.ShapeReader;
import dev.tidings.forward.template.Surroundings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads routes files. */
public final class RoutesFile {
  private static final String USUAL_CLUSTER = "tidings";

  private final List<DestinationType> types;
  private final Surroundings surroundings;

  /**
   * @param types what destinations there are
   * @param surroundings what templates in files see
   */
  public RoutesFile(List<DestinationType> types, Surroundings surroundings) {
    this.types = List.copyOf(types);
    this.surroundings = surroundings;
  }

  /** Reads files in which any destination may stand that this program was started with. */
  public static RoutesFile installed(Surroundings surroundings) {
    return new RoutesFile(
        ServiceLoader.load(DestinationType.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList(),
        surroundings);
  }

  /**
   * Reads a file.
   *
   * @throws SettingsException when something is wrong with it
   */
  public Routes read(byte[] yaml) throws SettingsException {
    return SettingsFile.read(yaml, this::routes);
  }

  private Routes routes(Settings file) {
    String cluster = file.parsed("cluster", RoutesFile::label).orElse(USUAL_CLUSTER);
    var names = new HashSet<String>();
    var routes = new ArrayList<Route>();
    for (Settings each : file.objects("routes")) {
      route(each, names).ifPresent(routes::add);
    }
    if (!file.names().contains("routes")) {
      file.wrong("routes", "is missing");
    }
    return new Routes(cluster, routes);
  }

  private Optional<Route> route(Settings settings, Set<String> names) {
    String name = settings.parsed("name", RoutesFile::name).orElse("");
    if (!settings.names().contains("name")) {
      settings.wrong("name", "is missing");
    } else if (!name.isEmpty() && !names.add(name)) {
      settings.wrong("name", "another route is called '" + name + "' too");
    }
    RouteRules rules = rules(settings);
    DeliveryOptions delivery =
        settings
            .object("delivery")
            .map(DeliveryOptions::read)
            .orElse(DeliveryOptions.USUAL)
            .at(settings.object("rate").map(Rate::read));
    Optional<Shape> shape = settings.object("shape").flatMap(new ShapeReader(surroundings)::read);
    Message.Form form = shape.map(Shape::form).orElse(Message.Form.EVENT);
    return destination(settings, new Place(name, surroundings.clock()), form)
        .map(destination -> new Route(name, rules, shape, delivery, destination));
  }

  private static RouteRules rules(Settings settings) {
    return new RouteRules(
        settings.object("source").map(Source::read).orElse(Source.EVERYWHERE),
        settings
            .object("match")
            .<Predicate<EnhancedEvent>>map(MatchReader::read)
            .orElse(EventMatch.EVERY),
        settings.objects("drop").stream().map(RoutesFile::dropRule).toList(),
        settings.parsed("repeats", Repeats::parse).orElseGet(Repeats.All::new));
  }

  /** A rule that says nothing would drop everything; that can hardly be meant. */
  private static Predicate<EnhancedEvent> dropRule(Settings settings) {
    if (settings.names().isEmpty()) {
      settings.wrong("drop: says nothing, and would drop everything");
    }
    return MatchReader.read(settings);
  }

  private Optional<DestinationPlan> destination(Settings settings, Place place, Message.Form form) {
    Optional<Settings> destination = settings.object("destination");
    List<String> names = destination.map(Settings::names).orElse(List.of());
    if (names.size() != 1) {
      settings.wrong("destination", "is one of " + known());
      return Optional.empty();
    }
    Optional<Settings> inner = destination.flatMap(given -> given.object(names.getFirst()));
    Optional<DestinationType> type = type(settings, names.getFirst());
    if (type.isPresent() && !type.get().takes(form)) {
      settings.wrong("shape", "'" + type.get().name() + "' takes no messages of this form");
    }
    return type.flatMap(known -> inner.map(options -> known.plan(options, place)));
  }

  private Optional<DestinationType> type(Settings settings, String name) {
    Optional<DestinationType> found =
        types.stream().filter(each -> each.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      settings.wrong("destination", "'" + name + "' is none of " + known());
    }
    return found;
  }

  private String known() {
    return types.stream().map(DestinationType::name).sorted().collect(Collectors.joining(", "));
  }

  private static String name(String text) {
    if (!text.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no name of at most 63 small letters, digits and - within");
    }
    return text;
  }

  private static String label(String text) {
    if (!text.matches("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no value that a Kubernetes label can have");
    }
    return text;
  }
}
