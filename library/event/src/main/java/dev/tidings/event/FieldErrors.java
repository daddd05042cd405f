package dev.tidings.event;

import java.util.ArrayList;
import java.util.List;

/**
 * The errors found so far in one event.
 *
 * <p>An event of a few megabytes can be wrong in hundreds of thousands of places, and some errors
 * print the whole of it: once there is a megabyte of text, further errors are left out.
 */
final class FieldErrors {
  private static final int ENOUGH_CHARACTERS = 1 << 20;

  private final List<FieldError> errors = new ArrayList<>();
  private long characters;

  void add(FieldError error) {
    if (!isFull()) {
      errors.add(error);
      characters += error.bodyText().length();
    }
  }

  /** Adds an error for each thing that is wrong with a text. */
  void invalid(String field, String value, List<String> wrong) {
    for (String text : wrong) {
      add(FieldError.invalid(field, value, text));
    }
  }

  boolean isFull() {
    return characters >= ENOUGH_CHARACTERS;
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  List<FieldError> list() {
    return List.copyOf(errors);
  }
}
