package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.INT;
import static dev.tidings.forward.template.Parameter.REAL;

import dev.tidings.forward.template.Value.Real;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/** sprig's functions of real numbers; sums and products are exact in decimal. */
final class RealFunctions {
  private static final int DIVISION_DIGITS = 16;

  private RealFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("float64", a -> new Real(Numbers.real(a.any(0))), ANY)
        .fixed("add1f", a -> decimal(a.any(0), List.of(new Real(1)), BigDecimal::add), ANY)
        .variadic("addf", a -> decimal(new Real(0), a.from(0), BigDecimal::add), ANY)
        .variadic("subf", a -> decimal(a.any(0), a.from(1), BigDecimal::subtract), ANY, ANY)
        .variadic("mulf", a -> decimal(a.any(0), a.from(1), BigDecimal::multiply), ANY, ANY)
        .variadic("divf", RealFunctions::divide, ANY, ANY)
        .variadic("maxf", a -> real(a, Math::max), ANY, ANY)
        .variadic("minf", a -> real(a, Math::min), ANY, ANY)
        .fixed("floor", a -> new Real(Math.floor(Numbers.real(a.any(0)))), ANY)
        .fixed("ceil", a -> new Real(Math.ceil(Numbers.real(a.any(0)))), ANY)
        .variadic("round", RealFunctions::round, ANY, INT, REAL);
  }

  private static Value decimal(Value first, List<Value> values, BinaryOperator<BigDecimal> operator)
      throws CallException {
    BigDecimal result = exact(first);
    for (Value value : values) {
      result = operator.apply(result, exact(value));
    }
    return new Real(result.doubleValue());
  }

  private static BigDecimal exact(Value value) throws CallException {
    double number = Numbers.real(value);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new CallException("Cannot create a Decimal from " + Reals.shortest(number));
    }
    return new BigDecimal(Double.toString(number));
  }

  private static Value divide(Arguments arguments) throws CallException {
    for (Value divisor : arguments.from(1)) {
      if (exact(divisor).signum() == 0) {
        throw new CallException("decimal division by 0");
      }
    }
    return decimal(
        arguments.any(0),
        arguments.from(1),
        (x, y) -> x.divide(y, DIVISION_DIGITS, RoundingMode.HALF_UP));
  }

  private static Value real(Arguments arguments, DoubleBinaryOperator operator) {
    double result = Numbers.real(arguments.any(0));
    for (Value value : arguments.from(1)) {
      result = operator.applyAsDouble(result, Numbers.real(value));
    }
    return new Real(result);
  }

  /** Up from the given fraction on, which is a half. */
  private static Value round(Arguments arguments) {
    double roundOn = arguments.size() > 2 ? arguments.real(2) : .5;
    double power = Math.pow(10, arguments.number(1));
    double digit = power * Numbers.real(arguments.any(0));
    double fraction = digit - (digit < 0 ? Math.ceil(digit) : Math.floor(digit));
    double whole = fraction >= roundOn ? Math.ceil(digit) : Math.floor(digit);
    return new Real(whole / power);
  }
}
