package dev.tidings.recorder;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventNames;
import dev.tidings.event.EventValidation;
import dev.tidings.event.FieldError;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes the event of what a caller said. Safe for use by several threads, as there are when
 * closing.
 */
final class EventMaker {
  static final String NAMESPACE_OF_CLUSTER_SCOPED = "default";
  private static final int MAX_REASON_BYTES = 128;

  private final Fidelity fidelity;
  private final RandomGenerator random;
  private Instant lastNamed = Instant.EPOCH;

  EventMaker(Fidelity fidelity, RandomGenerator random) {
    this.fidelity = fidelity;
    this.random = random;
  }

  synchronized Event make(Draft draft) {
    Instant seconds = Instant.ofEpochSecond(draft.at().getEpochSecond());
    Reporter reporter = draft.reporter();
    return Event.builder()
        .metadata(metadata(draft))
        .involvedObject(draft.object())
        .reason(draft.reason())
        .message(draft.message())
        .source(reporter.source())
        .firstTimestamp(seconds)
        .lastTimestamp(seconds)
        .count(1)
        .type(draft.type().text())
        .action(draft.details().action())
        .related(draft.details().related())
        .reportingController(reporter.component())
        .reportingInstance(reporter.host())
        .build();
  }

  private ObjectMeta metadata(Draft draft) {
    ObjectReference object = draft.object();
    String namespace =
        object.namespace().isEmpty() ? NAMESPACE_OF_CLUSTER_SCOPED : object.namespace();
    return ObjectMeta.builder()
        .name(EventNames.of(object.name(), named(draft.at()), random))
        .namespace(namespace)
        .labels(draft.details().labels())
        .annotations(draft.details().annotations())
        .ownerReferences(draft.details().owners())
        .build();
  }

  /** Two events of one object at one tick of the clock must not have one name. */
  private Instant named(Instant at) {
    if (fidelity == Fidelity.CLIENT_GO) {
      return at;
    }
    lastNamed = at.isAfter(lastNamed) ? at : lastNamed.plusNanos(1);
    return lastNamed;
  }

  /** What an API server would refuse the event for; empty for a good one. */
  List<String> problems(Event event) {
    if (fidelity == Fidelity.CLIENT_GO) {
      return List.of();
    }
    if (event.reason().isEmpty()) {
      return List.of("an event needs a reason");
    }
    if (isTooLong(event.reason()) || isTooLong(event.action())) {
      return List.of("reason and action have at most " + MAX_REASON_BYTES + " bytes");
    }
    return hasPlainMetadata(event)
        ? List.of()
        : EventValidation.create(event, ApiGroup.CORE).stream().map(FieldError::toString).toList();
  }

  private static boolean isTooLong(String text) {
    return text.length() * 3 > MAX_REASON_BYTES && Texts.utf8Bytes(text) > MAX_REASON_BYTES;
  }

  /** Without what a caller can get wrong, there is nothing to check. */
  private static boolean hasPlainMetadata(Event event) {
    ObjectMeta metadata = event.metadata();
    return metadata.labels().isEmpty()
        && metadata.annotations().isEmpty()
        && metadata.ownerReferences().isEmpty();
  }
}
