package dev.tidings.event;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the fields that an update changes and may not. */
final class Immutable {
  private final FieldErrors errors;

  Immutable(FieldErrors errors) {
    this.errors = errors;
  }

  void text(String field, String updated, String old) {
    check(field, updated, old, GoText::quote);
  }

  /** A time of whole seconds. */
  void time(String field, @Nullable Instant updated, @Nullable Instant old) {
    check(field, Event.firstSet(updated, null), Event.firstSet(old, null), GoJson::time);
  }

  /** A time of microseconds. */
  void microTime(String field, @Nullable Instant updated, @Nullable Instant old) {
    check(field, Event.firstSet(updated, null), Event.firstSet(old, null), GoJson::microTime);
  }

  <T extends @Nullable Object> void check(
      String field, T updated, T old, Function<T, String> rendering) {
    if (!Objects.equals(updated, old)) {
      errors.add(FieldError.invalidRendered(field, rendering.apply(updated), "field is immutable"));
    }
  }
}
