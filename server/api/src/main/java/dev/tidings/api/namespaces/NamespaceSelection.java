package dev.tidings.api.namespaces;

import dev.tidings.api.query.FieldSelectorParser;
import dev.tidings.api.query.FieldTerm;
import dev.tidings.api.query.LabelSelector;
import dev.tidings.api.query.LabelSelectorParser;
import dev.tidings.api.query.Query;
import dev.tidings.api.query.SelectorException;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.ObjectMeta;
import java.util.List;
import java.util.Set;

/** Which namespaces a list is about. */
record NamespaceSelection(LabelSelector labels, List<FieldTerm> fields) {
  private static final String NAME = "metadata.name";
  private static final Set<String> SELECTABLE = Set.of(NAME, "status.phase");

  static NamespaceSelection of(Query query) throws RefusedException {
    try {
      LabelSelector labels = LabelSelectorParser.parse(query.first("labelSelector").orElse(""));
      List<FieldTerm> fields = FieldSelectorParser.parse(query.first("fieldSelector").orElse(""));
      for (FieldTerm term : fields) {
        if (!SELECTABLE.contains(term.field())) {
          throw Refusals.badRequest("field label not supported: " + term.field());
        }
      }
      return new NamespaceSelection(labels, fields);
    } catch (SelectorException e) {
      throw Refusals.badRequest(e.text());
    }
  }

  boolean matches(ObjectMeta namespace) {
    return labels.matches(namespace.labels())
        && fields.stream().allMatch(term -> matches(term, namespace));
  }

  private static boolean matches(FieldTerm term, ObjectMeta namespace) {
    String value = term.field().equals(NAME) ? namespace.name() : NamespaceContent.PHASE;
    return value.equals(term.value()) == term.equal();
  }
}
