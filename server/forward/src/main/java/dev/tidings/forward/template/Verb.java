package dev.tidings.forward.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.tidings.event.GoText;
import dev.tidings.forward.template.Value.Mapping;
import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Sequence;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How Go's fmt writes one value.
 *
 * @param letter which verb it is, a code point
 * @param precision less than 0 for none
 */
record Verb(int letter, String flags, int width, int precision) {
  private static final int DEFAULT_PRECISION = 6;

  private boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }

  String format(Value value) {
    if (letter == 'T') {
      return padded(value.type());
    }
    return switch (value) {
      case Nothing n -> letter == 'v' ? padded("<nil>") : bad(value);
      case Value.Bool bool ->
          letter == 'v' || letter == 't' ? padded(Printed.plain(bool)) : bad(value);
      case Value.Int number -> integer(number);
      case Value.Real number -> real(number);
      case Value.Text text -> text(text.value(), value);
      case Value.Time t -> text(Printed.plain(value), value);
      case Sequence sequence
          when sequence.type().equals(Sequence.BYTES) && "sqxX".indexOf(letter) >= 0 ->
          text(new String(sequence.bytes(), UTF_8), value);
      case Sequence sequence ->
          sequence.elements().stream().map(this::element).collect(joining(" ", "[", "]"));
      case Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(entry -> format(Value.text(entry.getKey())) + ":" + element(entry.getValue()))
              .collect(joining(" ", "map[", "]"));
      case Value.NilPointer p -> text(Printed.plain(value), value);
      case Value.Struct<?> s -> text(Printed.plain(value), value);
    };
  }

  /** Nothing within something else is nil, whatever the verb. */
  private String element(Value value) {
    return value instanceof Nothing ? padded("<nil>") : format(value);
  }

  private String bad(Value value) {
    return "%!" + Character.toString(letter) + "(" + Formatting.typed(value) + ")";
  }

  private String text(String text, Value value) {
    return switch (letter) {
      case 'v', 's' -> padded(cut(text));
      case 'q' -> padded(GoText.quote(cut(text)));
      case 'x' -> padded(HexFormat.of().formatHex(text.getBytes(UTF_8)));
      case 'X' -> padded(HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8)));
      default -> bad(value);
    };
  }

  private String cut(String text) {
    return precision < 0 || text.codePointCount(0, text.length()) <= precision
        ? text
        : text.substring(0, text.offsetByCodePoints(0, precision));
  }

  private String integer(Value.Int number) {
    long value = number.value();
    return switch (letter) {
      case 'v', 'd' -> digits(value, 10, "");
      case 'b' -> digits(value, 2, has('#') ? "0b" : "");
      case 'o' -> digits(value, 8, has('#') ? "0" : "");
      case 'O' -> digits(value, 8, "0o");
      case 'x' -> digits(value, 16, has('#') ? "0x" : "");
      case 'X' -> digits(value, 16, has('#') ? "0X" : "").toUpperCase(Locale.ROOT);
      case 'c' -> padded(character(value));
      case 'q' -> padded("'" + character(value) + "'");
      case 'U' -> padded(String.format("U+%04X", value));
      default -> bad(number);
    };
  }

  private static String character(long point) {
    boolean valid = point >= 0 && point <= Character.MAX_CODE_POINT;
    return valid ? Character.toString((int) point) : "\uFFFD";
  }

  private String digits(long value, int radix, String prefix) {
    String digits = Long.toString(value, radix).replace("-", "");
    digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
    String sign = sign(value < 0);
    boolean zeros = has('0') && !has('-') && precision < 0;
    int missing = width - sign.length() - prefix.length() - digits.length();
    return padded(sign + prefix + (zeros ? "0".repeat(Math.max(0, missing)) : "") + digits);
  }

  private String sign(boolean negative) {
    return negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
  }

  private String real(Value.Real number) {
    double value = number.value();
    int digits = precision < 0 ? DEFAULT_PRECISION : precision;
    return switch (letter) {
      case 'v', 'g' -> number(Reals.general(value, precision, precision >= 0));
      case 'G' -> number(Reals.general(value, precision, precision >= 0)).toUpperCase(Locale.ROOT);
      case 'e' -> number(Reals.scientific(value, digits));
      case 'E' -> number(Reals.scientific(value, digits)).toUpperCase(Locale.ROOT);
      case 'f', 'F' -> number(Reals.fixed(value, digits));
      default -> bad(number);
    };
  }

  private String number(String number) {
    boolean signed = number.startsWith("-") || number.startsWith("+");
    String sign = signed && number.startsWith("-") ? "-" : sign(false);
    String digits = signed ? number.substring(1) : number;
    boolean finite = !digits.equals("Inf") && !digits.equals("NaN");
    boolean infinite = digits.equals("Inf") && sign.isEmpty();
    return padded((infinite ? "+" : sign) + zeros(sign, digits, finite) + digits);
  }

  private String zeros(String sign, String digits, boolean finite) {
    boolean filled = has('0') && !has('-') && finite;
    return filled ? "0".repeat(Math.max(0, width - sign.length() - digits.length())) : "";
  }

  private String padded(String text) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (has('-')) {
      return text + " ".repeat(missing);
    }
    return (has('0') ? "0" : " ").repeat(missing) + text;
  }
}
