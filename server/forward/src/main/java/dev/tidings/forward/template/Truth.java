package dev.tidings.forward.template;

/** What counts as true: what is not the zero of its type. */
final class Truth {
  private Truth() {}

  static boolean of(Value value) {
    return switch (value) {
      case Value.Nothing n -> false;
      case Value.NilPointer p -> false;
      case Value.Bool bool -> bool.value();
      case Value.Int number -> number.value() != 0;
      case Value.Real number -> number.value() != 0;
      case Value.Text text -> !text.value().isEmpty();
      case Value.Sequence sequence -> !sequence.elements().isEmpty();
      case Value.Mapping mapping -> !mapping.entries().isEmpty();
      case Value.Time t -> true;
      case Value.Struct<?> s -> true;
    };
  }
}
