package dev.tidings.api.write;

import dev.tidings.api.query.Query;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.FieldError;
import dev.tidings.event.ManagerRules;
import java.util.ArrayList;
import java.util.List;

/**
 * What a write is asked for beside the object itself.
 *
 * @param dryRun everything is done but the writing
 * @param manager the name under which changed fields are remembered
 */
record WriteOptions(boolean dryRun, String manager, FieldValidation validation) {
  /** What happens with fields that are unknown or given twice. */
  enum FieldValidation {
    IGNORE,
    WARN,
    STRICT
  }

  private static final List<String> VALIDATIONS = List.of("", "Ignore", "Strict", "Warn");

  /**
   * @param kind what the options are called in errors: {@code CreateOptions} and the like
   */
  static WriteOptions parse(EventRequest request, String kind) throws RefusedException {
    return parse(request, kind, List.of());
  }

  /** The options of a patch that is no apply: only an apply can be forced. */
  static WriteOptions ofPatch(EventRequest request) throws RefusedException {
    List<FieldError> errors =
        request.query().all("force").isEmpty()
            ? List.of()
            : List.of(FieldError.forbidden("force", "may not be specified for non-apply patch"));
    return parse(request, "PatchOptions", errors);
  }

  /** The options of an apply, which must say who applies. */
  static WriteOptions ofApply(EventRequest request) throws RefusedException {
    List<FieldError> errors =
        request.query().first("fieldManager").orElse("").isEmpty()
            ? List.of(FieldError.required("fieldManager", "is required for apply patch"))
            : List.of();
    return parse(request, "PatchOptions", errors);
  }

  private static WriteOptions parse(
      EventRequest request, String kind, List<FieldError> errorsBefore) throws RefusedException {
    Query query = request.query();
    List<String> dryRun = query.all("dryRun");
    String manager = query.first("fieldManager").orElse("");
    String validation = query.first("fieldValidation").orElse("");
    List<FieldError> errors = new ArrayList<>(errorsBefore);
    errors.addAll(ManagerRules.manager("fieldManager", manager));
    errors.addAll(DryRun.errors(dryRun));
    if (!VALIDATIONS.contains(validation)) {
      errors.add(FieldError.notSupported("fieldValidation", validation, VALIDATIONS));
    }
    if (!errors.isEmpty()) {
      throw Refusals.invalidOptions(kind, errors);
    }
    return new WriteOptions(
        !dryRun.isEmpty(),
        manager.isEmpty() ? ManagerNames.ofUserAgent(request.userAgent()) : manager,
        validation(validation));
  }

  private static FieldValidation validation(String name) {
    return switch (name) {
      case "Ignore" -> FieldValidation.IGNORE;
      case "Strict" -> FieldValidation.STRICT;
      default -> FieldValidation.WARN;
    };
  }
}
