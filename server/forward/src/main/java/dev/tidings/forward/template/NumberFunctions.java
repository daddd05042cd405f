package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.INT;
import static dev.tidings.forward.template.Parameter.TEXT;

import dev.tidings.forward.template.Value.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;

/** sprig's functions of whole numbers. */
final class NumberFunctions {
  private NumberFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("int", a -> Value.number(Numbers.whole(a.any(0))), ANY)
        .fixed("int64", a -> Value.int64(Numbers.whole(a.any(0))), ANY)
        .fixed("atoi", a -> Value.number(Numbers.decimal(a.text(0))), TEXT)
        .fixed("toDecimal", a -> Value.int64(octal(Printed.plain(a.any(0)))), ANY)
        .fixed("add1", a -> Value.int64(Numbers.whole(a.any(0)) + 1), ANY)
        .variadic("add", a -> folded(0, a.from(0), Long::sum), ANY)
        .fixed("sub", a -> folded(first(a), a.from(1), (x, y) -> x - y), ANY, ANY)
        .fixed("div", a -> folded(first(a), divisors(a), (x, y) -> x / y), ANY, ANY)
        .fixed("mod", a -> folded(first(a), divisors(a), (x, y) -> x % y), ANY, ANY)
        .variadic("mul", a -> folded(first(a), a.from(1), (x, y) -> x * y), ANY, ANY)
        .variadic("max", a -> folded(first(a), a.from(1), Math::max), ANY, ANY)
        .alias("biggest", "max")
        .variadic("min", a -> folded(first(a), a.from(1), Math::min), ANY, ANY)
        .fixed("until", a -> until(a, a.number(0)), INT)
        .fixed(
            "untilStep",
            a -> steps(a, new Steps(a.number(0), a.number(1), a.number(2))),
            INT,
            INT,
            INT)
        .variadic("seq", NumberFunctions::sequence, INT);
  }

  private static long first(Arguments arguments) {
    return Numbers.whole(arguments.any(0));
  }

  private static Value folded(long start, List<Value> values, LongBinaryOperator operator) {
    long result = start;
    for (Value value : values) {
      result = operator.applyAsLong(result, Numbers.whole(value));
    }
    return Value.int64(result);
  }

  private static List<Value> divisors(Arguments arguments) throws CallException {
    if (Numbers.whole(arguments.any(1)) == 0) {
      throw new CallException("runtime error: integer divide by zero");
    }
    return arguments.from(1);
  }

  private static long octal(String text) {
    try {
      return Long.parseLong(text, 8);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private record Steps(long start, long stop, long step) {
    /** How many there are; none if the step leads away. */
    long count() {
      boolean away = stop < start ? step >= 0 : step <= 0;
      return away || stop == start ? 0 : (Math.abs(stop - start) - 1) / Math.abs(step) + 1;
    }
  }

  private static Sequence until(Arguments arguments, int count) throws CallException {
    return steps(arguments, new Steps(0, count, count < 0 ? -1 : 1));
  }

  private static Sequence steps(Arguments arguments, Steps steps) throws CallException {
    arguments.reserve(steps.count());
    var numbers = new ArrayList<Value>();
    for (long i = 0; i < steps.count(); i++) {
      numbers.add(Value.number(steps.start() + i * steps.step()));
    }
    return new Sequence("[]int", false, numbers);
  }

  private static Value sequence(Arguments arguments) throws CallException {
    Steps steps =
        switch (arguments.size()) {
          case 1 -> upTo(1, arguments.number(0), arguments.number(0) < 1 ? -1 : 1);
          case 2 -> {
            int step = arguments.number(1) < arguments.number(0) ? -1 : 1;
            yield upTo(arguments.number(0), arguments.number(1), step);
          }
          case 3 -> upTo(arguments.number(0), arguments.number(2), arguments.number(1));
          default -> new Steps(0, 0, 1);
        };
    return Value.text(
        steps(arguments, steps).elements().stream()
            .map(Printed::plain)
            .collect(Collectors.joining(" ")));
  }

  /** With the end among them. */
  private static Steps upTo(long start, long end, long step) {
    return new Steps(start, end + (end < start ? -1 : 1), step);
  }
}
