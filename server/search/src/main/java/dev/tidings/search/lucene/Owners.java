package dev.tidings.search.lucene;

import dev.tidings.event.OwnerReference;
import dev.tidings.search.SeenObject;
import dev.tidings.search.query.EventFacts;
import java.util.List;

/** Who owns objects, as far as events tell. */
final class Owners {
  private Owners() {}

  /**
   * Under which names an owner may be asked for. A reference to an owner does not say whether that
   * is in the object's namespace or belongs to the whole cluster: under both.
   */
  static List<String> keys(String cluster, String namespace, OwnerReference owner) {
    String within = Keys.object(cluster, owner.kind(), namespace, owner.name());
    return namespace.isEmpty()
        ? List.of(within)
        : List.of(within, Keys.object(cluster, owner.kind(), "", owner.name()));
  }

  /** The last of an event's object's owners, or that object itself if nothing owns it. */
  static SeenObject root(EventFacts facts) {
    SeenObject self = SeenObject.of(facts.cluster(), facts.event().involvedObject());
    List<OwnerReference> owners = facts.owners();
    return owners.isEmpty() ? self : seen(self, owners.get(owners.size() - 1));
  }

  /** An owner of an object; it counts as one of the object's namespace. */
  static SeenObject seen(SeenObject owned, OwnerReference owner) {
    return new SeenObject(
        owned.cluster(), owner.kind(), owned.namespace(), owner.name(), owner.uid());
  }
}
