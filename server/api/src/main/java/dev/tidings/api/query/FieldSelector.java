package dev.tidings.api.query;

import dev.tidings.codec.StoredFields;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses events by their fields: all terms must hold. */
public record FieldSelector(List<Term> terms) {
  /** Chooses every event. */
  public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

  public FieldSelector {
    terms = List.copyOf(terms);
  }

  /** One comparison: the field has the value, or (not equal) has another. */
  record Term(SelectableField field, boolean equal, String value) {
    boolean matches(Event event) {
      return field.of(event).equals(value) == equal;
    }

    boolean matches(StoredFields event) {
      return field.is(event, value) == equal;
    }
  }

  /**
   * Finds the fields that terms name.
   *
   * @throws SelectorException when a name means nothing in this group
   */
  public static FieldSelector of(List<FieldTerm> named, ApiGroup group) throws SelectorException {
    List<Term> terms = new ArrayList<>();
    for (FieldTerm term : named) {
      SelectableField field =
          SelectableField.named(term.field(), group)
              .orElseThrow(
                  () -> new SelectorException("field label not supported: " + term.field()));
      terms.add(new Term(field, term.equal(), term.value()));
    }
    return new FieldSelector(terms);
  }

  /** Chooses the one event of this name. */
  public static FieldSelector named(String name) {
    return new FieldSelector(List.of(new Term(SelectableField.NAME, true, name)));
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** The value that a field must have, where the selector says so. */
  public Optional<String> required(SelectableField field) {
    return terms.stream().filter(t -> t.field() == field && t.equal()).map(Term::value).findFirst();
  }

  /** Whether the selector says that a field must not have this value. */
  public boolean refuses(SelectableField field, String value) {
    return terms.stream()
        .anyMatch(t -> t.field() == field && !t.equal() && t.value().equals(value));
  }

  public boolean matches(Event event) {
    for (Term term : terms) {
      if (!term.matches(event)) {
        return false;
      }
    }
    return true;
  }

  /** The same of a stored event; right if its fields are plain. */
  public boolean matches(StoredFields event) {
    for (Term term : terms) {
      if (!term.matches(event)) {
        return false;
      }
    }
    return true;
  }
}
