package dev.tidings.api.authorization;

import dev.tidings.api.query.FieldTerm;
import dev.tidings.api.query.LabelRequirement;
import java.util.List;

/**
 * What of a collection a request is about, as far as its selectors can be read: an authorizer may
 * allow some of it to who may not have all.
 */
public record Selectors(List<FieldTerm> fields, List<LabelRequirement> labels) {
  /** All of it. */
  public static final Selectors NONE = new Selectors(List.of(), List.of());

  public Selectors {
    fields = List.copyOf(fields);
    labels = List.copyOf(labels);
  }
}
