package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;

import dev.tidings.forward.template.Value.Bool;
import dev.tidings.forward.template.Value.Int;
import dev.tidings.forward.template.Value.NilPointer;
import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Real;
import dev.tidings.forward.template.Value.Text;
import java.util.Arrays;
import java.util.List;

/** How templates compare values: only those of one kind, as Go's text/template does. */
final class Comparisons {
  private Comparisons() {}

  static void addTo(FunctionTable table) {
    table
        .variadic("eq", a -> new Bool(isAny(a.any(0), a.from(1))), ANY, ANY)
        .fixed("ne", a -> new Bool(!isAny(a.any(0), List.of(a.any(1)))), ANY, ANY)
        .fixed("lt", a -> new Bool(compare(a) < 0), ANY, ANY)
        .fixed("le", a -> new Bool(compare(a) <= 0), ANY, ANY)
        .fixed("gt", a -> new Bool(compare(a) > 0), ANY, ANY)
        .fixed("ge", a -> new Bool(compare(a) >= 0), ANY, ANY);
  }

  private static boolean isAny(Value value, List<Value> others) throws CallException {
    if (others.isEmpty()) {
      throw new CallException("missing argument for comparison");
    }
    for (Value other : others) {
      if (isEqual(value, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEqual(Value one, Value other) throws CallException {
    if (one instanceof Nothing || other instanceof Nothing) {
      return isNil(one) == isNil(other);
    }
    if (isBasic(one) && isBasic(other) && one.getClass() == other.getClass()) {
      return compare(one, other) == 0;
    }
    if (isBasic(one) || isBasic(other)) {
      throw incompatible(one, other);
    }
    if (isNil(one) || isNil(other)) {
      return isNil(one) == isNil(other);
    }
    if (!other.kind().equals("struct") && !other.kind().equals("ptr")) {
      throw new CallException(
          "non-comparable type " + new Verb('s', "", 0, -1).format(other) + ": " + other.type());
    }
    return one.equals(other);
  }

  private static boolean isNil(Value value) {
    return switch (value) {
      case Nothing n -> true;
      case NilPointer p -> true;
      case Value.Mapping mapping -> mapping.isNil();
      case Value.Sequence sequence -> sequence.isNil();
      default -> false;
    };
  }

  private static boolean isBasic(Value value) {
    return value instanceof Bool
        || value instanceof Int
        || value instanceof Real
        || value instanceof Text;
  }

  private static CallException incompatible(Value one, Value other) {
    return new CallException(
        "incompatible types for comparison: " + one.type() + " and " + other.type());
  }

  private static int compare(Arguments arguments) throws CallException {
    Value one = arguments.any(0);
    Value other = arguments.any(1);
    if (!isBasic(one) || !isBasic(other)) {
      throw new CallException("invalid type for comparison");
    }
    if (one.getClass() != other.getClass()) {
      throw incompatible(one, other);
    }
    if (one instanceof Bool) {
      throw new CallException("invalid type for comparison");
    }
    return compare(one, other);
  }

  private static int compare(Value one, Value other) {
    return switch (one) {
      case Bool bool -> bool.equals(other) ? 0 : 1;
      case Int number -> Long.compare(number.value(), ((Int) other).value());
      case Real number -> Double.compare(number.value() + 0.0, ((Real) other).value() + 0.0);
      case Text text -> compareBytes(text.value(), ((Text) other).value());
      default -> throw new IllegalArgumentException("not comparable: " + one);
    };
  }

  /** By code points, which orders as the bytes of UTF-8 do. */
  private static int compareBytes(String one, String other) {
    int[] points = one.codePoints().toArray();
    int[] others = other.codePoints().toArray();
    return Arrays.compare(points, others);
  }
}
