package dev.tidings.api.write;

import static java.util.stream.Collectors.joining;

import dev.tidings.event.FieldError;
import dev.tidings.event.GoText;
import java.util.List;

/** The option {@code dryRun}, a list whose only value is {@code All}. */
public final class DryRun {
  private DryRun() {}

  public static List<FieldError> errors(List<String> values) {
    if (values.stream().allMatch("All"::equals)) {
      return List.of();
    }
    String given = values.stream().map(GoText::quote).collect(joining(",", "[", "]"));
    return List.of(
        new FieldError(
            FieldError.Reason.NOT_SUPPORTED,
            "dryRun",
            "Unsupported value: " + given + ": supported values: \"All\""));
  }
}
