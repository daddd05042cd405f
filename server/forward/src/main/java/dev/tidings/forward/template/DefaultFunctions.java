package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.BOOL;

import dev.tidings.forward.template.Value.Bool;
import dev.tidings.forward.template.Value.Nothing;
import java.util.List;

/** sprig's functions that choose between values by whether they are set. */
final class DefaultFunctions {
  private DefaultFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .variadic("default", DefaultFunctions::orDefault, ANY, ANY)
        .fixed("empty", a -> new Bool(isEmpty(a.any(0))), ANY)
        .variadic("coalesce", a -> firstSet(a.from(0)), ANY)
        .variadic("all", a -> new Bool(a.from(0).stream().noneMatch(v -> isEmpty(v))), ANY)
        .variadic("any", a -> new Bool(!a.from(0).stream().allMatch(v -> isEmpty(v))), ANY)
        .fixed("ternary", a -> a.any(a.truth(2) ? 0 : 1), ANY, ANY, BOOL);
  }

  /** Whether it is the zero of its type; objects never are. */
  static boolean isEmpty(Value value) {
    return !Truth.of(value);
  }

  private static Value orDefault(Arguments arguments) {
    boolean set = arguments.size() > 1 && !isEmpty(arguments.any(1));
    return arguments.any(set ? 1 : 0);
  }

  private static Value firstSet(List<Value> values) {
    return values.stream().filter(value -> !isEmpty(value)).findFirst().orElse(Nothing.NOTHING);
  }
}
