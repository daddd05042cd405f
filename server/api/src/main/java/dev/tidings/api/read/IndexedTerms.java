package dev.tidings.api.read;

import dev.tidings.api.query.FieldSelector;
import dev.tidings.api.query.SelectableField;
import dev.tidings.store.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which terms the store's index has of events, and which of them answers a selector.
 *
 * <p>What most events have in common is not indexed: to find those, going through all of them costs
 * no more than their number. Whatever is changed here is a new format of the store, whose index has
 * to be made anew.
 */
final class IndexedTerms {
  private static final String NORMAL = "Normal";
  private static final String MOST_COMMON_KIND = "Pod";

  /** Longer texts would make the index large; they are not what anybody looks for. */
  private static final int LONGEST = 512;

  private static final Term NOT_NORMAL = new Term(Term.Kind.NOT_NORMAL, "");

  /** A field with a term for each value. */
  private record Indexed(SelectableField field, Term.Kind kind) {
    Optional<Term> term(String value) {
      return !value.isEmpty() && value.length() <= LONGEST && !isCommon(value)
          ? Optional.of(new Term(kind, value))
          : Optional.empty();
    }

    private boolean isCommon(String value) {
      return kind == Term.Kind.OBJECT_KIND && value.equals(MOST_COMMON_KIND);
    }
  }

  /** Those first whose terms mostly have the fewest events. */
  private static final List<Indexed> FIELDS =
      List.of(
          new Indexed(SelectableField.OBJECT_UID, Term.Kind.OBJECT_UID),
          new Indexed(SelectableField.OBJECT_NAME, Term.Kind.OBJECT_NAME),
          new Indexed(SelectableField.REASON, Term.Kind.REASON),
          new Indexed(SelectableField.OBJECT_KIND, Term.Kind.OBJECT_KIND));

  private IndexedTerms() {}

  /** The terms of an event whose fields have these values. */
  static List<Term> of(Function<SelectableField, String> values) {
    var terms = new ArrayList<Term>(FIELDS.size() + 1);
    for (Indexed indexed : FIELDS) {
      indexed.term(values.apply(indexed.field())).ifPresent(terms::add);
    }
    if (!values.apply(SelectableField.TYPE).equals(NORMAL)) {
      terms.add(NOT_NORMAL);
    }
    return terms;
  }

  /** The term that all chosen events have, and fewest others; empty when there is none. */
  static Optional<Term> of(FieldSelector selector) {
    return FIELDS.stream()
        .flatMap(indexed -> selector.required(indexed.field()).flatMap(indexed::term).stream())
        .findFirst()
        .or(() -> isNotNormal(selector) ? Optional.of(NOT_NORMAL) : Optional.empty());
  }

  private static boolean isNotNormal(FieldSelector selector) {
    return selector.refuses(SelectableField.TYPE, NORMAL)
        || selector.required(SelectableField.TYPE).filter(type -> !type.equals(NORMAL)).isPresent();
  }
}
