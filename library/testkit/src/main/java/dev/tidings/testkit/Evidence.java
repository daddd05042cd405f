package dev.tidings.testkit;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.DropCause;
import dev.tidings.recorder.ObjectReferences;
import dev.tidings.recorder.Referenced;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What assertions judge by.
 *
 * @param references how objects that a test names are found in events
 * @param lost how many events were held back or lost, which may be why one is missed
 */
record Evidence(List<Event> events, ObjectReferences references, Map<DropCause, Long> lost) {
  static Evidence of(TestEvents events) {
    return new Evidence(
        events.recorded(),
        events.broadcaster().references(),
        events.broadcaster().accounts().dropped());
  }

  static Evidence of(List<Event> events) {
    return new Evidence(List.copyOf(events), ObjectReferences.PLAIN, Map.of());
  }

  static long occurrences(List<Event> events) {
    return events.stream().mapToLong(Event::occurrences).sum();
  }

  ObjectReference reference(@Nullable Object object) {
    Referenced referenced =
        object == null ? new Referenced.Impossible("there is no object") : references.to(object);
    if (referenced instanceof Referenced.To to) {
      return to.reference();
    }
    throw new IllegalArgumentException(
        referenced instanceof Referenced.Impossible impossible
            ? impossible.why()
            : "nothing is known of such objects; TestEvents.builder().references(…) may say it: "
                + object);
  }

  /** Whether both mean one object, as far as both say; part and version of it do not matter. */
  static boolean isSame(ObjectReference one, ObjectReference other) {
    return one.kind().equals(other.kind())
        && one.namespace().equals(other.namespace())
        && one.name().equals(other.name())
        && agree(one.apiVersion(), other.apiVersion())
        && agree(one.uid(), other.uid());
  }

  private static boolean agree(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /** {@code Pod shop/web-0}. */
  static String text(ObjectReference object) {
    String namespace = object.namespace().isEmpty() ? "" : object.namespace() + "/";
    return object.kind() + " " + namespace + object.name();
  }
}
