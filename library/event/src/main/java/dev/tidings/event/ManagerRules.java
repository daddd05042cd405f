package dev.tidings.event;

import java.util.ArrayList;
import java.util.List;

/** The names under which writers may be remembered in {@code metadata.managedFields}. */
public final class ManagerRules {
  private static final int MAX_MANAGER_BYTES = 128;
  private static final int MAX_SUBRESOURCE_BYTES = 256;

  private ManagerRules() {}

  /**
   * Judges a manager's name: at most 128 bytes, all printable. The reference looks for what is not
   * printable in longer names too, and prints the name each time.
   *
   * @param field the path to name in errors
   */
  public static List<FieldError> manager(String field, String manager) {
    if (NameRules.bytes(manager) > MAX_MANAGER_BYTES) {
      return List.of(FieldError.tooLong(field, MAX_MANAGER_BYTES));
    }
    List<FieldError> errors = new ArrayList<>();
    int position = 0;
    for (int point : manager.codePoints().toArray()) {
      if (!GoText.isPrintable(point)) {
        String wrong = String.format("invalid character U+%04X (at position %d)", point, position);
        errors.add(FieldError.invalid(field, manager, wrong));
      }
      position += NameRules.bytes(Character.toString(point));
    }
    return errors;
  }

  /** Entries of unknown operation or form are no error: they are forgotten before. */
  static void check(List<ManagedFieldsEntry> entries, FieldErrors errors) {
    for (int i = 0; i < entries.size(); i++) {
      ManagedFieldsEntry entry = entries.get(i);
      String field = "metadata.managedFields[" + i + "]";
      manager(field + ".manager", entry.manager()).forEach(errors::add);
      if (NameRules.bytes(entry.subresource()) > MAX_SUBRESOURCE_BYTES) {
        errors.add(FieldError.tooLong(field + ".subresource", MAX_SUBRESOURCE_BYTES));
      }
    }
  }
}
