package dev.tidings.api;

import dev.tidings.event.Event;
import dev.tidings.event.OwnerReference;
import java.util.ArrayList;
import java.util.List;

/** Owner references that were sent more than once. */
final class OwnerReferences {
  private OwnerReferences() {}

  /** The event with each reference once; the client is warned of the rest. */
  static Event withoutRepeats(Event event, Warnings warnings) {
    List<OwnerReference> kept = new ArrayList<>();
    List<String> repeated = new ArrayList<>();
    for (OwnerReference owner : event.metadata().ownerReferences()) {
      if (kept.contains(owner)) {
        repeated.add(owner.uid());
      } else {
        kept.add(owner);
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
