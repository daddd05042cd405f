package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.INT;

import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Sequence;
import java.util.ArrayList;
import java.util.List;

/** sprig's functions that take parts of lists and put something to them. */
final class ListParts {
  private ListParts() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("first", a -> firstOf(elements(a, 0, "find first")), ANY)
        .fixed("last", a -> firstOf(elements(a, 0, "find last").reversed()), ANY)
        .fixed("rest", a -> part(elements(a, 0, "find rest"), 1, 0), ANY)
        .fixed("initial", a -> part(elements(a, 0, "find initial"), 0, 1), ANY)
        .fixed("reverse", a -> Value.list(elements(a, 0, "find reverse").reversed()), ANY)
        .fixed("append", a -> with(elements(a, 0, "push"), false, a.any(1)), ANY, ANY)
        .fixed("prepend", a -> with(elements(a, 0, "prepend"), true, a.any(1)), ANY, ANY)
        .variadic("slice", ListParts::slice, ANY, ANY)
        .fixed("chunk", a -> chunks(elements(a, 1, "chunk"), a.number(0)), INT, ANY)
        .alias("push", "append");
    List.of(
            "first", "last", "rest", "initial", "reverse", "append", "push", "prepend", "slice",
            "chunk")
        .forEach(name -> table.alias(must(name), name));
  }

  private static String must(String name) {
    return "must" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static List<Value> elements(Arguments arguments, int index, String purpose)
      throws CallException {
    return List.copyOf(ListFunctions.elements(arguments.any(index), purpose));
  }

  private static Value firstOf(List<Value> elements) {
    return elements.isEmpty() ? Nothing.NOTHING : elements.getFirst();
  }

  /** All but so many at either end; nil of an empty list. */
  private static Value part(List<Value> elements, int first, int last) {
    return elements.isEmpty()
        ? new Sequence(Sequence.ANY, true, elements)
        : Value.list(elements.subList(first, elements.size() - last));
  }

  private static Value with(List<Value> elements, boolean before, Value added) {
    var all = new ArrayList<>(elements);
    all.add(before ? 0 : all.size(), added);
    return Value.list(all);
  }

  private static Value slice(Arguments arguments) throws CallException {
    if (!(arguments.any(0) instanceof Sequence sequence)) {
      throw new CallException(
          "list should be type of slice or array but " + arguments.any(0).kind());
    }
    int size = sequence.elements().size();
    if (size == 0) {
      return Nothing.NOTHING;
    }
    long from = arguments.size() > 1 ? Numbers.whole(arguments.any(1)) : 0;
    long to = arguments.size() > 2 ? Numbers.whole(arguments.any(2)) : size;
    if (from < 0 || from > to || to > size) {
      throw new CallException("reflect.Value.Slice: slice index out of bounds");
    }
    return sequence.part((int) from, (int) to);
  }

  private static Value chunks(List<Value> elements, int size) throws CallException {
    if (size < 1) {
      throw new CallException("a chunk has at least one element: " + size);
    }
    var chunks = new ArrayList<Value>();
    for (int at = 0; at < elements.size(); at += size) {
      chunks.add(Value.list(elements.subList(at, Math.min(elements.size(), at + size))));
    }
    return new Sequence("[][]interface {}", false, chunks);
  }
}
