package dev.tidings.api.wire;

import dev.tidings.event.GoText;

/** What comes with each row of a table. */
public enum IncludeObject {
  NONE,
  METADATA,
  OBJECT;

  /**
   * Reads the parameter {@code includeObject}, which counts for tables only; metadata is what comes
   * unasked.
   */
  public static IncludeObject of(HttpCall call, Form form) throws RefusedException {
    String asked =
        form.shape() == Form.Shape.TABLE ? call.query().first("includeObject").orElse("") : "";
    return switch (asked) {
      case "", "Metadata" -> METADATA;
      case "Object" -> OBJECT;
      case "None" -> NONE;
      default ->
          throw Refusals.badRequest(
              "Unable to convert to Table as requested: includeObject: Invalid value: "
                  + GoText.quote(asked)
                  + ": must be 'Metadata', 'Object', 'None', or empty");
    };
  }
}
