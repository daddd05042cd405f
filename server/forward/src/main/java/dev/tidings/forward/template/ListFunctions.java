package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;

import dev.tidings.forward.template.Value.Bool;
import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Sequence;
import java.util.ArrayList;
import java.util.List;

/** sprig's functions that make lists and choose of them. */
final class ListFunctions {
  private ListFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .variadic("list", a -> Value.list(a.from(0)), ANY)
        .alias("tuple", "list")
        .fixed("toStrings", a -> Value.texts(texts(a.any(0))), ANY)
        .fixed("sortAlpha", a -> Value.texts(texts(a.any(0)).stream().sorted().toList()), ANY)
        .variadic("concat", ListFunctions::concat, ANY)
        .fixed("uniq", ListFunctions::unique, ANY)
        .variadic("without", ListFunctions::without, ANY, ANY)
        .fixed("has", ListFunctions::has, ANY, ANY)
        .fixed("compact", ListFunctions::compact, ANY)
        .alias("mustUniq", "uniq")
        .alias("mustWithout", "without")
        .alias("mustHas", "has")
        .alias("mustCompact", "compact");
  }

  /** The elements of a list. */
  static List<? extends Value> elements(Value value, String purpose) throws CallException {
    if (value instanceof Sequence sequence) {
      return sequence.elements();
    }
    throw new CallException(
        value instanceof Nothing
            ? "runtime error: invalid memory address or nil pointer dereference"
            : "Cannot " + purpose + " on type " + value.kind());
  }

  /** What is no list is one of itself, and nothing is an empty one. */
  static List<String> texts(Value value) {
    if (value instanceof Nothing) {
      return List.of();
    }
    return value instanceof Sequence sequence
        ? sequence.elements().stream()
            .filter(element -> !(element instanceof Nothing))
            .map(Printed::text)
            .toList()
        : List.of(Printed.text(value));
  }

  private static Value concat(Arguments arguments) throws CallException {
    var all = new ArrayList<Value>();
    for (Value list : arguments.from(0)) {
      if (!(list instanceof Sequence sequence)) {
        throw new CallException("Cannot concat type " + list.kind() + " as list");
      }
      all.addAll(sequence.elements());
    }
    return new Sequence(Sequence.ANY, all.isEmpty(), all);
  }

  private static Value unique(Arguments arguments) throws CallException {
    var unique = new ArrayList<Value>();
    for (Value element : elements(arguments.any(0), "find uniq")) {
      arguments.step(unique.size());
      if (!unique.contains(element)) {
        unique.add(element);
      }
    }
    return Value.list(unique);
  }

  private static Value without(Arguments arguments) throws CallException {
    List<Value> omitted = arguments.from(1);
    return Value.list(
        elements(arguments.any(0), "find without").stream()
            .filter(element -> !omitted.contains(element))
            .toList());
  }

  private static Value has(Arguments arguments) throws CallException {
    boolean none = arguments.any(1) instanceof Nothing;
    return new Bool(!none && elements(arguments.any(1), "find has").contains(arguments.any(0)));
  }

  private static Value compact(Arguments arguments) throws CallException {
    return Value.list(
        elements(arguments.any(0), "compact").stream()
            .filter(element -> !DefaultFunctions.isEmpty(element))
            .toList());
  }
}
