package dev.tidings.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the reference words a value of a wrong type in the result of a strategic merge patch: it does
 * not read JSON there but converts maps, and says so differently (apimachinery, runtime/converter).
 */
final class ConversionErrors {
  private static final Pattern WRONG_TYPE =
      Pattern.compile(
          "json: cannot unmarshal (\\w+)( \\S+)? into Go (?:struct field \\S+|value) of type (\\S+)");

  private ConversionErrors() {}

  /** The error for what JSON's reader has said; anything but a wrong type is said alike. */
  static String ofJson(String error) {
    Matcher wrong = WRONG_TYPE.matcher(error);
    return wrong.matches()
        ? of(kind(wrong.group(1), wrong.group(2) == null ? "" : wrong.group(2)), wrong.group(3))
        : error;
  }

  private static String kind(String jsonType, String number) {
    return switch (jsonType) {
      case "array" -> "slice";
      case "object" -> "map";
      case "number" -> number.matches(".*[.eE].*") ? "float64" : "int64";
      default -> jsonType;
    };
  }

  private static String of(String kind, String type) {
    if (type.startsWith("[]")) {
      return "cannot restore slice from " + kind;
    }
    if (type.startsWith("map[")) {
      return "cannot restore map from " + kind;
    }
    if (type.startsWith("v1.")) {
      return "cannot restore struct from: " + kind;
    }
    boolean convertible = type.equals("string") ? kind.equals("int64") : kind.equals("float64");
    return convertible ? "cannot convert " + kind + " to " + type : "unrecognized type: " + type;
  }
}
