package dev.tidings.forward.template;

import dev.tidings.forward.template.Value.Bool;
import dev.tidings.forward.template.Value.Int;
import dev.tidings.forward.template.Value.Real;
import dev.tidings.forward.template.Value.Text;

/** Makes numbers of values as sprig does: what is none counts as 0. */
final class Numbers {
  private Numbers() {}

  static long whole(Value value) {
    return switch (value) {
      case Int number -> number.value();
      case Real number -> (long) number.value();
      case Bool bool -> bool.value() ? 1 : 0;
      case Text text when text.type().equals("string") -> parsed(text.value());
      default -> 0;
    };
  }

  private static long parsed(String text) {
    try {
      NumberLiteral literal = NumberLiteral.parse(text);
      boolean whole = literal.source().chars().noneMatch(c -> c == '.' || c == 'e');
      return whole ? literal.integer() : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  static double real(Value value) {
    return switch (value) {
      case Int number -> (double) number.value();
      case Real number -> number.value();
      case Bool bool -> bool.value() ? 1 : 0;
      case Text text when text.type().equals("string") -> parsedReal(text.value());
      default -> 0;
    };
  }

  private static double parsedReal(String text) {
    boolean strange = text.isBlank() || !text.equals(text.strip()) || text.matches(".*[dDfF]");
    try {
      return strange ? 0 : Double.parseDouble(text.replace("_", ""));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Only decimal digits; 0 for anything else. */
  static long decimal(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
