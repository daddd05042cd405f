package dev.tidings.forward.template;

import dev.tidings.forward.template.Value.Nothing;

/** Whether a function takes its arguments, and as what, by the rules of Go's text/template. */
final class Acceptance {
  private Acceptance() {}

  /**
   * @param arguments how many are given, without what the pipeline hands on
   */
  static void count(TemplateFunction function, int arguments, boolean piped) throws CallException {
    int count = arguments + (piped ? 1 : 0);
    String wrong = "wrong number of args for " + function.name() + ": want ";
    if (function.variadic() && count < function.fixed()) {
      throw new CallException(wrong + "at least " + function.fixed() + " got " + arguments);
    }
    if (!function.variadic() && count != function.fixed()) {
      throw new CallException(wrong + function.fixed() + " got " + count);
    }
  }

  static Value nil(Parameter parameter) throws CallException {
    if (!parameter.takesNil()) {
      throw new CallException("cannot assign nil to " + parameter.goName());
    }
    return parameter.nil();
  }

  static Value literal(Operand.Literal literal, Parameter parameter) throws CallException {
    if (parameter.takes(literal.value())) {
      return literal.value();
    }
    throw unexpected(literal, parameter);
  }

  static Value number(Operand.NumberWord number, Parameter parameter) throws CallException {
    NumberLiteral literal = number.literal();
    return switch (parameter) {
      case ANY -> constant(number);
      case INT -> {
        if (!literal.isInteger()) {
          throw unexpected(number, parameter);
        }
        yield Value.number(literal.integer());
      }
      case REAL -> new Value.Real(literal.real());
      case TEXT, BOOL, MAP, TIME -> throw unexpected(number, parameter);
    };
  }

  /** What a number is where any value is taken. */
  static Value constant(Operand.NumberWord number) {
    NumberLiteral literal = number.literal();
    return literal.looksReal() ? new Value.Real(literal.real()) : Value.number(literal.integer());
  }

  private static CallException unexpected(Operand operand, Parameter parameter) {
    return new CallException(
        switch (parameter) {
          case TEXT -> "expected string; found " + operand.source();
          case INT -> "expected integer; found " + operand.source();
          case REAL -> "expected float; found " + operand.source();
          case BOOL -> "expected bool; found " + operand.source();
          case ANY, MAP, TIME ->
              "can't handle " + operand.source() + " for arg of type " + parameter.goName();
        });
  }

  /** What an operand that is no constant has come to. */
  static Value value(Value value, Parameter parameter) throws CallException {
    if (value instanceof Nothing) {
      if (!parameter.takesNil()) {
        throw new CallException("invalid value; expected " + parameter.goName());
      }
      return parameter.nil();
    }
    if (!parameter.takes(value)) {
      throw new CallException(
          "wrong type for value; expected " + parameter.goName() + "; got " + value.type());
    }
    return value;
  }
}
