package dev.tidings.forward.template;

import dev.tidings.forward.template.Value.Mapping;
import dev.tidings.forward.template.Value.NilPointer;
import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Struct;
import dev.tidings.forward.template.Value.Time;
import org.jspecify.annotations.Nullable;

/** The fields and methods of values. */
final class Members {
  private Members() {}

  /** Null if it has none of this name. */
  static @Nullable TemplateFunction method(Value receiver, String name) {
    return switch (receiver) {
      case Struct<?> struct -> ofStruct(struct, name);
      case Time time -> TimeMethods.find(time, name);
      default -> null;
    };
  }

  private static <T> @Nullable TemplateFunction ofStruct(Struct<T> struct, String name) {
    return struct.structType().method(struct.target(), name);
  }

  /** Null if it has none of this name; what a map does not have is nothing. */
  static @Nullable Value field(Value receiver, String name) {
    return switch (receiver) {
      case Struct<?> struct -> inStruct(struct, name);
      case Mapping mapping -> mapping.entries().getOrDefault(name, Nothing.NOTHING);
      case Time time when name.equals("Time") && time.timeType() != TimeType.TIME ->
          new Time(time.instant(), TimeType.TIME);
      default -> null;
    };
  }

  private static <T> @Nullable Value inStruct(Struct<T> struct, String name) {
    return struct.structType().member(struct.target(), name);
  }

  /** What is wrong about a field that a value does not have. */
  static String absence(Value receiver, String name) {
    return receiver instanceof NilPointer pointer && pointer.structType().has(name)
        ? "nil pointer evaluating " + pointer.type() + "." + name
        : "can't evaluate field " + name + " in type " + receiver.type();
  }
}
