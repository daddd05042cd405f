package dev.tidings.forward.settings;

import dev.tidings.codec.GoDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The values of one mapping of a file. What is wrong is noted with its line, and counts as absent;
 * so is what nobody has asked for, since a mistyped name must not widen what is sent. Of one
 * thread.
 */
public final class Settings {
  private final MappingNode mapping;
  private final List<Problem> problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Mark> names = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final List<Settings> within = new ArrayList<>();

  Settings(MappingNode mapping, List<Problem> problems) {
    this.mapping = mapping;
    this.problems = problems;
    for (NodeTuple each : mapping.getValue()) {
      if (each.getKeyNode() instanceof ScalarNode name) {
        put(name, each.getValueNode());
      } else {
        note(each.getKeyNode().getStartMark(), "a name is expected");
      }
    }
  }

  private void put(ScalarNode name, Node value) {
    if (names.putIfAbsent(name.getValue(), name.getStartMark()) != null) {
      note(name.getStartMark(), "'" + name.getValue() + "' is given twice");
    } else if (!value.getTag().equals(Tag.NULL)) {
      values.put(name.getValue(), value);
    }
  }

  private void note(Mark mark, String text) {
    problems.add(new Problem(mark.getLine() + 1, mark.getColumn() + 1, text));
  }

  /** Notes that something is wrong with a value, or that it is missing. */
  public void wrong(String name, String text) {
    Node value = values.get(name);
    Mark mark = value == null ? names.get(name) : value.getStartMark();
    note(mark == null ? mapping.getStartMark() : mark, name + ": " + text);
  }

  /** Notes that something is wrong with the whole. */
  public void wrong(String text) {
    note(mapping.getStartMark(), text);
  }

  /** The names that have a value, in the order of the file. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  private @Nullable Node value(String name) {
    asked.add(name);
    return values.get(name);
  }

  /** A text; empty when it is not there. */
  public Optional<String> text(String name) {
    return parsed(name, Function.identity());
  }

  /** A text that must be there and say something; noted and empty when it does not. */
  public String required(String name) {
    Optional<String> text = text(name).filter(given -> !given.isEmpty());
    if (text.isEmpty()) {
      wrong(name, "is missing");
    }
    return text.orElse("");
  }

  /**
   * What a parser makes of a text; empty when it is not there.
   *
   * @param parser throws an IllegalArgumentException, for people, of what it cannot use
   */
  public <T> Optional<T> parsed(String name, Function<String, T> parser) {
    Node value = value(name);
    return value == null ? Optional.empty() : parsed(name, value, parser);
  }

  private <T> Optional<T> parsed(String name, Node value, Function<String, T> parser) {
    try {
      if (value instanceof ScalarNode scalar) {
        return Optional.of(parser.apply(scalar.getValue()));
      }
      note(value.getStartMark(), name + ": a text is expected");
    } catch (IllegalArgumentException refused) {
      note(value.getStartMark(), name + ": " + refused.getMessage());
    }
    return Optional.empty();
  }

  /**
   * What a parser makes of each text of a list, or of the one text that is there instead. A list of
   * nothing is noted: whether it means none or any is not for us to guess.
   */
  public <T> List<T> each(String name, Function<String, T> parser) {
    if (!(value(name) instanceof SequenceNode list)) {
      return parsed(name, parser).stream().toList();
    }
    if (list.getValue().isEmpty()) {
      wrong(name, "the list is empty");
    }
    return list.getValue().stream().flatMap(node -> parsed(name, node, parser).stream()).toList();
  }

  /** A whole number; {@code otherwise} when it is not there. */
  public int number(String name, int least, int otherwise) {
    return parsed(name, text -> number(text, least)).orElse(otherwise);
  }

  private static int number(String text, int least) {
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
      throw new IllegalArgumentException("'" + text + "' is no whole number from " + least);
    }
    return Integer.parseInt(text);
  }

  /** Whether it is {@code true}; not when it is not there. */
  public boolean flag(String name) {
    return parsed(name, Settings::flagged).orElse(false);
  }

  private static boolean flagged(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    }
    return text.equals("true");
  }

  /** A duration that is more than nothing; {@code otherwise} when it is not there. */
  public Duration duration(String name, Duration otherwise) {
    return parsed(name, Settings::duration).orElse(otherwise);
  }

  /**
   * Reads a duration as Kubernetes writes them.
   *
   * @throws IllegalArgumentException when it is none, or not more than nothing
   */
  public static Duration duration(String text) {
    Duration duration;
    try {
      duration = GoDuration.parse(text);
    } catch (IllegalArgumentException none) {
      throw new IllegalArgumentException(
          "'" + text + "' is no duration such as 90s, 2h or 1h30m", none);
    }
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("'" + text + "' must be more than nothing");
    }
    return duration;
  }

  /** The values of a mapping within; empty when it is not there. */
  public Optional<Settings> object(String name) {
    Node value = value(name);
    return value == null ? Optional.empty() : object(name, value);
  }

  /** The values of each mapping of a list. */
  public List<Settings> objects(String name) {
    Node value = value(name);
    if (value instanceof SequenceNode list) {
      return list.getValue().stream().flatMap(node -> object(name, node).stream()).toList();
    }
    if (value != null) {
      wrong(name, "a list is expected");
    }
    return List.of();
  }

  private Optional<Settings> object(String name, Node value) {
    if (value instanceof MappingNode inner) {
      var settings = new Settings(inner, problems);
      within.add(settings);
      return Optional.of(settings);
    }
    note(value.getStartMark(), name + ": a mapping of names is expected");
    return Optional.empty();
  }

  /** Notes what nobody has asked for, here and within. */
  void end() {
    names.forEach(
        (name, mark) -> {
          if (!asked.contains(name)) {
            note(mark, "'" + name + "' is unknown");
          }
        });
    within.forEach(Settings::end);
  }
}
