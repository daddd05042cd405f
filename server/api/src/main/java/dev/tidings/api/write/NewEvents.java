package dev.tidings.api.write;

import dev.tidings.api.read.Ids;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventValidation;
import dev.tidings.event.FieldError;
import dev.tidings.event.ObjectMeta;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes what a client wants created into what is stored: metadata that the server sets, checks. */
public final class NewEvents {
  private final InstantSource clock;
  private final Ids ids;

  public NewEvents(InstantSource clock, Ids ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /** The event with a fresh uid, its time of creation and, where one is to be made, its name. */
  Event complete(Event event, ApiGroup group) throws RefusedException {
    ObjectMeta sent = event.metadata();
    ObjectMeta.Builder metadata =
        sent.toBuilder()
            .uid(ids.uid())
            .creationTimestamp(clock.instant().truncatedTo(ChronoUnit.SECONDS))
            .deletionTimestamp(null)
            .deletionGracePeriodSeconds(null)
            .selfLink("");
    if (needsName(sent)) {
      metadata.name(ids.name(sent.generateName()));
    }
    Event complete = event.withMetadata(metadata.build());
    List<FieldError> errors = EventValidation.create(complete, group);
    if (!errors.isEmpty()) {
      throw Refusals.invalidEvent(complete.metadata().name(), errors);
    }
    return complete;
  }

  static boolean needsName(ObjectMeta metadata) {
    return metadata.name().isEmpty() && !metadata.generateName().isEmpty();
  }
}
