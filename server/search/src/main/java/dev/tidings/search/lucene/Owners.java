package dev.tidings.search.lucene;

import dev.tidings.event.OwnerReference;
import dev.tidings.search.SeenObject;
import dev.tidings.search.query.EventFacts;
import java.util.List;

/** Who owns objects, as far as events tell. */
final class Owners {
  private Owners() {}

  /** The one kind of Kubernetes' own, without a namespace, that owns what has one: static pods. */
  private static final String NODE = "Node";

  /**
   * Under which names an owner may be asked for. A reference to an owner does not say whether that
   * is in the object's namespace or belongs to the whole cluster: under both, where the kind does
   * not tell.
   */
  static List<String> keys(String cluster, String namespace, OwnerReference owner) {
    String likely = namespace(namespace, owner);
    String within = Keys.object(cluster, owner.kind(), likely, owner.name());
    return likely.isEmpty()
        ? List.of(within)
        : List.of(within, Keys.object(cluster, owner.kind(), "", owner.name()));
  }

  /** In which namespace an owner is, as far as can be told. */
  static String namespace(String ofOwned, OwnerReference owner) {
    return owner.kind().equals(NODE) ? "" : ofOwned;
  }

  /** The last of an event's object's owners, or that object itself if nothing owns it. */
  static SeenObject root(EventFacts facts) {
    SeenObject self = SeenObject.of(facts.cluster(), facts.event().involvedObject());
    List<OwnerReference> owners = facts.owners();
    return owners.isEmpty() ? self : seen(self, owners.get(owners.size() - 1));
  }

  /** An owner of an object; it counts as one of the object's namespace unless its kind has none. */
  static SeenObject seen(SeenObject owned, OwnerReference owner) {
    return new SeenObject(
        owned.cluster(),
        owner.kind(),
        namespace(owned.namespace(), owner),
        owner.name(),
        owner.uid());
  }
}
