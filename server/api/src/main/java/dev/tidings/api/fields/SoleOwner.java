package dev.tidings.api.fields;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which field of an event that one manager alone writes, which is what most events are:
 * created by a program, and counted up by the same. All fields are that manager's, so nothing is
 * compared.
 */
record SoleOwner(String name, ApiGroup group, Instant now) {
  /** The managers of an event that has just been made; empty when it takes a comparison. */
  Optional<List<ManagedFieldsEntry>> ofNew(Event created) {
    return created.metadata().managedFields().isEmpty()
        ? OwnFields.of(created, group).filter(fields -> !fields.isEmpty()).map(this::owning)
        : Optional.empty();
  }

  /**
   * The managers after an update that took no field away from an event which had this manager
   * alone; empty when it takes a comparison.
   */
  Optional<List<ManagedFieldsEntry>> ofUpdated(Event live, Event updated) {
    List<ManagedFieldsEntry> before = live.metadata().managedFields();
    if (live.metadata().uid().isEmpty()
        || before.size() != 1
        || !before.equals(updated.metadata().managedFields())) {
      return Optional.empty();
    }
    Optional<OwnFields> had = OwnFields.of(live, group);
    Optional<OwnFields> has = OwnFields.of(updated, group);
    boolean known =
        had.isPresent()
            && has.isPresent()
            && has.get().containAll(had.get())
            && isOwner(before.get(0), had.get());
    if (!known) {
      return Optional.empty();
    }
    boolean unchanged = updated.withMetadata(live.metadata()).equals(live);
    return unchanged ? Optional.of(before) : has.map(this::owning);
  }

  private boolean isOwner(ManagedFieldsEntry entry, OwnFields all) {
    return entry.equals(entry(all.fieldsV1(), entry.time()));
  }

  private List<ManagedFieldsEntry> owning(OwnFields all) {
    return List.of(entry(all.fieldsV1(), now.truncatedTo(ChronoUnit.SECONDS)));
  }

  private ManagedFieldsEntry entry(String fields, @Nullable Instant time) {
    return new ManagedFieldsEntry(
        name, "Update", group.apiVersion(), time, ManagedFields.FIELDS_TYPE, fields, "");
  }
}
