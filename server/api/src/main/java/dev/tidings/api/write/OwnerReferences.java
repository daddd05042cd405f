package dev.tidings.api.write;

import static java.util.Comparator.comparing;

import dev.tidings.event.Event;
import dev.tidings.event.OwnerReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Owner references that were sent more than once. */
final class OwnerReferences {
  /** Unlike hashes, an order cannot be made slow by names that were chosen for it. */
  private static final Comparator<OwnerReference> ORDER =
      comparing(OwnerReference::uid)
          .thenComparing(OwnerReference::name)
          .thenComparing(OwnerReference::kind)
          .thenComparing(OwnerReference::apiVersion)
          .thenComparing(owner -> String.valueOf(owner.controller()))
          .thenComparing(owner -> String.valueOf(owner.blockOwnerDeletion()));

  private OwnerReferences() {}

  /** The event with each reference once; the client is warned of the rest. */
  static Event withoutRepeats(Event event, Warnings warnings) {
    Set<OwnerReference> seen = new TreeSet<>(ORDER);
    List<OwnerReference> kept = new ArrayList<>();
    List<String> repeated = new ArrayList<>();
    for (OwnerReference owner : event.metadata().ownerReferences()) {
      if (seen.add(owner)) {
        kept.add(owner);
      } else {
        repeated.add(owner.uid());
      }
    }
    if (repeated.isEmpty()) {
      return event;
    }
    warnings.add(
        ".metadata.ownerReferences contains duplicate entries; API server dedups owner references"
            + " in 1.20+, and may reject such requests as early as 1.24; please fix your requests;"
            + " duplicate UID(s) observed: "
            + String.join(", ", repeated));
    return event.withMetadata(event.metadata().toBuilder().ownerReferences(kept).build());
  }
}
