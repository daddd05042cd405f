package dev.tidings.api.query;

import dev.tidings.event.FieldError;
import dev.tidings.event.NameRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a selector asks of one label. */
public record LabelRequirement(String key, Operator operator, SortedSet<String> values) {
  /** How a label is compared. A missing label is unlike every value. */
  public enum Operator {
    EXISTS,
    MISSING,
    ONE_OF,
    NONE_OF,
    GREATER,
    LESS
  }

  /**
   * Checks key and values.
   *
   * @throws SelectorException in the reference's words
   */
  public static LabelRequirement of(String key, Operator operator, SortedSet<String> values)
      throws SelectorException {
    List<String> errors = new ArrayList<>(keyErrors(key));
    if (operator == Operator.GREATER || operator == Operator.LESS) {
      errors.addAll(numberErrors(values));
    }
    int index = 0;
    for (String value : values) {
      List<String> wrong = NameRules.labelValue(value);
      if (!wrong.isEmpty()) {
        errors.add(invalid("values[" + index + "][" + key + "]", value, String.join("; ", wrong)));
      }
      index++;
    }
    if (!errors.isEmpty()) {
      throw new SelectorException(aggregate(errors));
    }
    return new LabelRequirement(key, operator, new TreeSet<>(values));
  }

  /** What is wrong with a key, at most one text. The reference prints no path for it. */
  static List<String> keyErrors(String key) {
    List<String> wrong = NameRules.qualifiedName(key);
    return wrong.isEmpty() ? List.of() : List.of(invalid("<nil>", key, String.join("; ", wrong)));
  }

  private static List<String> numberErrors(SortedSet<String> values) {
    List<String> errors = new ArrayList<>();
    int index = 0;
    for (String value : values) {
      if (!GoNumbers.isInt64(value)) {
        errors.add(
            invalid(
                "values[" + index + "]",
                value,
                "for 'Gt', 'Lt' operators, the value must be an integer"));
      }
      index++;
    }
    return errors;
  }

  private static String invalid(String path, String value, String detail) {
    return FieldError.invalid(path, value, detail).message();
  }

  private static String aggregate(List<String> errors) {
    List<String> distinct = errors.stream().distinct().toList();
    return distinct.size() == 1 ? distinct.get(0) : "[" + String.join(", ", distinct) + "]";
  }

  boolean matches(Map<String, String> labels) {
    String value = labels.get(key);
    if (value == null) {
      return operator == Operator.MISSING || operator == Operator.NONE_OF;
    }
    return switch (operator) {
      case EXISTS -> true;
      case MISSING -> false;
      case ONE_OF -> values.contains(value);
      case NONE_OF -> !values.contains(value);
      case GREATER -> GoNumbers.isInt64(value) && compareToBound(value) > 0;
      case LESS -> GoNumbers.isInt64(value) && compareToBound(value) < 0;
    };
  }

  private int compareToBound(String value) {
    return Long.compare(Long.parseLong(value), Long.parseLong(values.first()));
  }
}
