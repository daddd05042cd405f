package dev.tidings.api;

import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.NameRules;
import dev.tidings.store.Selection;
import java.util.Optional;

/**
 * Which events a request is about: its namespace (empty: all) and its selectors. Splits the
 * question into what a store answers by its index and what is left to look at in each event.
 */
record EventFilter(String requestNamespace, LabelSelector labels, FieldSelector fields) {
  /** Without selectors everything that is read is wanted, and what is left can be counted. */
  boolean hasNoSelectors() {
    return labels.isEmpty() && fields.isEmpty();
  }

  boolean matches(Event event) {
    return fields.matches(event) && labels.matches(event.metadata().labels());
  }

  /** The namespace that the request is confined to; empty for all. */
  String namespace() {
    if (!requestNamespace.isEmpty()) {
      return requestNamespace;
    }
    return fields
        .required(SelectableField.NAMESPACE)
        .filter(namespace -> NameRules.label(namespace).isEmpty())
        .orElse("");
  }

  /** Whether an event of this name can be one of those wanted; cheap, and needs no event. */
  boolean mayHold(EventKey key) {
    String namespace = namespace();
    return (namespace.isEmpty() || key.namespace().equals(namespace))
        && fields.required(SelectableField.NAME).map(key.name()::equals).orElse(true);
  }

  /** The part of the store to read. The rest of the selectors is still to be applied. */
  Selection selection() {
    String namespace = namespace();
    Optional<String> name = fields.required(SelectableField.NAME).filter(n -> !n.isEmpty());
    if (name.isPresent() && !namespace.isEmpty()) {
      return new Selection.Single(new EventKey(namespace, name.get()));
    }
    String orAll = namespace.isEmpty() ? null : namespace;
    return indexed(SelectableField.OBJECT_UID)
        .<Selection>map(uid -> new Selection.AboutUid(uid, orAll))
        .or(
            () ->
                indexed(SelectableField.OBJECT_NAME)
                    .map(objectName -> new Selection.AboutName(objectName, orAll)))
        .orElseGet(() -> all(namespace));
  }

  /** The same for a list in pages: a single event is then looked for among the others. */
  Selection selectionOfPages() {
    Selection first = selection();
    return first instanceof Selection.Single ? all(namespace()) : first;
  }

  private Optional<String> indexed(SelectableField field) {
    return fields.required(field).filter(value -> !value.isEmpty());
  }

  /** Everything in the namespace, or everything. */
  static Selection all(String namespace) {
    return namespace.isEmpty() ? new Selection.Everything() : new Selection.InNamespace(namespace);
  }
}
