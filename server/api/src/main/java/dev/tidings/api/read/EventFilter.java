package dev.tidings.api.read;

import dev.tidings.api.query.FieldSelector;
import dev.tidings.api.query.LabelSelector;
import dev.tidings.api.query.SelectableField;
import dev.tidings.api.wire.Shown;
import dev.tidings.codec.StoredFields;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.NameRules;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import java.util.Optional;

/**
 * Which events a request is about. Splits the question into what a store answers by its index and
 * what is left to look at in each event.
 *
 * @param namespace the namespace that the request is confined to; empty for all
 * @param name the name that the event must have, where one is asked for
 */
record EventFilter(
    String namespace, Optional<String> name, LabelSelector labels, FieldSelector fields) {
  /** What a path and its selectors ask for: a field selector may confine a request further. */
  static EventFilter of(String requestNamespace, ListOptions options) {
    FieldSelector fields = options.fields();
    String namespace =
        requestNamespace.isEmpty()
            ? fields
                .required(SelectableField.NAMESPACE)
                .filter(selected -> NameRules.label(selected).isEmpty())
                .orElse("")
            : requestNamespace;
    return new EventFilter(
        namespace, fields.required(SelectableField.NAME), options.labels(), fields);
  }

  /** Without selectors everything that is read is wanted, and what is left can be counted. */
  boolean hasNoSelectors() {
    return labels.isEmpty() && fields.isEmpty();
  }

  boolean matches(Event event) {
    return fields.matches(event) && labels.matches(event.metadata().labels());
  }

  /**
   * The same of a stored event, which is decoded only if that is the way to know.
   *
   * @param view where its fields are looked at
   */
  boolean matches(StoredEvent stored, StoredFields view) {
    if (hasNoSelectors()) {
      return true;
    }
    boolean chosen = fields.matches(view.read(stored.value()));
    boolean isKnown = !chosen || labels.isEmpty();
    return (isKnown && view.arePlain()) ? chosen : matches(StoredEvents.read(stored));
  }

  /** The same; without selectors nobody needs to look at the event. */
  boolean matches(Shown shown) {
    return hasNoSelectors() || matches(shown.event());
  }

  /** Whether an event of this name can be one of those wanted; cheap, and needs no event. */
  boolean mayHold(EventKey key) {
    return (namespace.isEmpty() || key.namespace().equals(namespace))
        && (name.isEmpty() || key.name().equals(name.get()));
  }

  /** The part of the store to read. The rest of the selectors is still to be applied. */
  Selection selection() {
    return !namespace.isEmpty() && name.isPresent() && !name.get().isEmpty()
        ? new Selection.Single(new EventKey(namespace, name.get()))
        : selectionOfPages();
  }

  /** The same for a list in pages: a single event is then looked for among the others. */
  Selection selectionOfPages() {
    String orAll = namespace.isEmpty() ? null : namespace;
    return IndexedTerms.of(fields)
        .<Selection>map(term -> new Selection.Having(term, orAll))
        .orElseGet(() -> all(namespace));
  }

  /** Everything in the namespace, or everything. */
  static Selection all(String namespace) {
    return namespace.isEmpty() ? new Selection.Everything() : new Selection.InNamespace(namespace);
  }
}
