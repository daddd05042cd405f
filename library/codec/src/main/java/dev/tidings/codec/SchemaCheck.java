package dev.tidings.codec;

import static java.util.stream.Collectors.joining;

import dev.tidings.event.ApiGroup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks what is applied against the schema of events, and words objections as Kubernetes does
 * (structured-merge-diff, typed/validate.go). All numbers count as float64, as they do there.
 */
public final class SchemaCheck {
  /** More than a client can read. */
  private static final int MOST = 100;

  /** As managedFields has them: they are printed only where something is wrong. */
  private final Deque<String> path = new ArrayDeque<>();

  private final List<String> errors = new ArrayList<>();

  private SchemaCheck() {}

  /** What is wrong with an event, or part of one, in the form of a group; empty for nothing. */
  public static Optional<String> objection(JsonNode tree, ApiGroup group) {
    var check = new SchemaCheck();
    check.check(EventShapes.of(group), tree);
    return switch (check.errors.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(check.errors.get(0));
      default -> Optional.of("errors:\n  " + String.join("\n  ", check.errors));
    };
  }

  private void check(Shape shape, JsonNode value) {
    if (value.isNull() || errors.size() == MOST) {
      return;
    }
    String mismatch = shape.mismatch(value);
    if (mismatch != null) {
      object(mismatch);
    } else if (shape instanceof Shape.Struct struct) {
      members(struct, value);
    } else if (shape instanceof Shape.Entries entries) {
      value.forEachEntry(
          (name, member) -> within(PathElements.member(name), entries.value(), member));
    } else if (shape instanceof Shape.Many many) {
      elements(many, value);
    }
  }

  /** The rest of a struct is not looked at any more when it has a member that it must not have. */
  private void members(Shape.Struct struct, JsonNode value) {
    for (var member : value.properties()) {
      Shape field = struct.fields().get(member.getKey());
      if (field == null) {
        object(where() + "." + member.getKey(), "field not declared in schema");
        return;
      }
      within(PathElements.member(member.getKey()), field, member.getValue());
    }
  }

  private void elements(Shape.Many many, JsonNode list) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.path(i);
      String element = "i:" + i;
      if (many.identity() != Shape.Many.Identity.NONE) {
        String wrong = notToBeToldApart(many.identity(), item);
        if (wrong != null) {
          object("element " + i + ": " + wrong);
          return;
        }
        element = PathElements.of(item, many.identity());
        if (!seen.add(element)) {
          object("duplicate entries for key " + PathElements.print(element));
        }
      }
      within(element, many.element(), item);
    }
  }

  private static @Nullable String notToBeToldApart(Shape.Many.Identity identity, JsonNode item) {
    if (identity == Shape.Many.Identity.UID) {
      String kept = item.isNull() ? "a null element" : "non-map elements";
      return item.isObject() ? null : "associative list with keys may not have " + kept;
    }
    return switch (item.getNodeType()) {
      case OBJECT -> "associative list without keys has an element that's a map type";
      case ARRAY -> "not supported: associative list with lists as elements";
      case NULL -> "associative list without keys has an element that's an explicit null";
      default -> null;
    };
  }

  private void within(String element, Shape shape, JsonNode value) {
    path.addLast(element);
    check(shape, value);
    path.removeLast();
  }

  private void object(String wrong) {
    object(where(), wrong);
  }

  private void object(String where, String wrong) {
    if (errors.size() < MOST) {
      errors.add(where.isEmpty() ? wrong : where + ": " + wrong);
    }
  }

  private String where() {
    return path.stream().map(PathElements::print).collect(joining());
  }
}
