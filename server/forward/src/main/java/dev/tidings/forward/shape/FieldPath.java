package dev.tidings.forward.shape;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tidings.forward.enhanced.EventTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to a part of an event: {@code involvedObject.name}, {@code
 * metadata.labels['app.kubernetes.io/name']}, {@code metadata.finalizers[0]}.
 *
 * @param steps names of members, and positions in lists
 */
record FieldPath(List<Step> steps) {
  private static final Pattern STEP =
      Pattern.compile("\\.?([A-Za-z][A-Za-z0-9_-]*)|\\['([^']+)'\\]|\\[(\\d{1,4})\\]");

  FieldPath {
    steps = List.copyOf(steps);
  }

  /** One step, from a value to a part of it. */
  sealed interface Step {
    record Name(String name) implements Step {}

    record Position(int position) implements Step {}
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException when it is none, or begins with what no event has
   */
  static FieldPath parse(String text) {
    var steps = new ArrayList<Step>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      steps.add(step(matcher));
      end = matcher.end();
    }
    if (end < text.length() || steps.isEmpty() || text.startsWith(".")) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither a path such as involvedObject.name nor a template ({{ … }})");
    }
    if (!(steps.getFirst() instanceof Step.Name first && EventTree.NAMES.contains(first.name()))) {
      throw new IllegalArgumentException(
          "'" + text + "' begins with none of " + String.join(", ", EventTree.NAMES));
    }
    return new FieldPath(steps);
  }

  private static Step step(Matcher matcher) {
    String position = matcher.group(3);
    if (position != null) {
      return new Step.Position(Integer.parseInt(position));
    }
    String name = matcher.group(1);
    return new Step.Name(name == null ? matcher.group(2) : name);
  }

  /** What is there, if anything is. */
  Optional<Object> find(Map<String, Object> tree) {
    @Nullable Object at = tree;
    for (Step step : steps) {
      at = part(at, step);
    }
    return Optional.ofNullable(at);
  }

  private static @Nullable Object part(@Nullable Object whole, Step step) {
    return switch (step) {
      case Step.Name name -> whole instanceof Map<?, ?> map ? map.get(name.name()) : null;
      case Step.Position at ->
          whole instanceof List<?> list && at.position() < list.size()
              ? list.get(at.position())
              : null;
    };
  }
}
