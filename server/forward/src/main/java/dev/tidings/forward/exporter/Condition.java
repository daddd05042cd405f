package dev.tidings.forward.exporter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tidings.forward.enhanced.EnhancedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A part of an event in which a regular expression finds something.
 *
 * @param part an event that does not have it fails the condition
 * @param pattern null for an expression that is none, which finds nothing in the exporter either
 */
public record Condition(Part part, @Nullable Pattern pattern) {
  /** Finds a part of an event. */
  @FunctionalInterface
  interface Part {
    /** Null if the event does not have it. */
    @Nullable String of(EnhancedEvent event);
  }

  /**
   * That an expression finds something in a part.
   *
   * @throws PatternSyntaxException if it is no regular expression
   */
  static Condition finds(Part part, String expression) {
    return new Condition(part, Pattern.compile(expression));
  }

  static Condition never() {
    return new Condition(event -> null, null);
  }

  boolean holds(EnhancedEvent event) {
    String text = part.of(event);
    return text != null && pattern != null && pattern.matcher(text).find();
  }
}
