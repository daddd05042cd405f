package dev.tidings.api.fields;

import dev.tidings.codec.EventJson;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps {@code metadata.managedFields} up to date when an event is written. */
public final class FieldTracking {
  /** The event that is there before one is created. */
  static final Event NOTHING = Event.builder().build();

  private static final List<ManagedFieldsEntry> FORGET = List.of(ManagedFieldsEntry.EMPTY);

  private static final JsonNode NOTHING_CORE = EventJson.tree(NOTHING, ApiGroup.CORE);
  private static final JsonNode NOTHING_EVENTS = EventJson.tree(NOTHING, ApiGroup.EVENTS);

  private FieldTracking() {}

  static JsonNode nothing(ApiGroup group) {
    return switch (group) {
      case CORE -> NOTHING_CORE;
      case EVENTS -> NOTHING_EVENTS;
    };
  }

  /** The event with its managers after it has been created. */
  public static Event created(Event created, ApiGroup group, String manager, Instant now) {
    return new SoleOwner(manager, group, now)
        .ofNew(created)
        .map(managers -> with(created, managers))
        .orElseGet(() -> compared(NOTHING, created, group, manager, now));
  }

  /**
   * The event with its managers after an update.
   *
   * @param live the event before
   * @param group the group through which the update came: fields are named as there
   */
  public static Event updated(
      Event live, Event updated, ApiGroup group, String manager, Instant now) {
    return new SoleOwner(manager, group, now)
        .ofUpdated(live, updated)
        .map(managers -> with(updated, managers))
        .orElseGet(() -> compared(live, updated, group, manager, now));
  }

  /** What holds for every update, whoever wrote before. */
  public static Event compared(
      Event live, Event updated, ApiGroup group, String manager, Instant now) {
    ManagedFields known = known(live, updated);
    boolean created = live.metadata().uid().isEmpty();
    boolean forgotten = known.isEmpty() && !created;
    if (forgotten || known.knowAnImpossibleVersion()) {
      // who has been forgotten once is not remembered again by mere updates
      return with(updated, List.of());
    }
    var comparison =
        FieldComparison.of(
            created ? nothing(group) : tree(live, group), tree(updated, group), group);
    ManagedFields after =
        known.updatedBy(manager, group, comparison, now.truncatedTo(ChronoUnit.SECONDS));
    return with(updated, AncientChanges.capped(after).entries());
  }

  /** What is compared of an event. The sets that a client sends need not even be JSON. */
  static ObjectNode tree(Event event, ApiGroup group) {
    return EventJson.tree(with(event, List.of()), group);
  }

  /** What the request says, when that makes sense, so that managers can be edited by hand. */
  private static ManagedFields known(Event live, Event updated) {
    List<ManagedFieldsEntry> sent = updated.metadata().managedFields();
    if (sent.equals(FORGET)) {
      return ManagedFields.NONE;
    }
    return ManagedFields.parse(sent)
        .filter(fields -> !fields.isEmpty())
        .or(() -> ManagedFields.parse(live.metadata().managedFields()))
        .orElse(ManagedFields.NONE);
  }

  /**
   * The event to write: where nothing but times of managers would change, nothing changes at all.
   */
  public static Event withoutMereTimes(Event updated, Event live) {
    Event withLiveManagers = with(updated, live.metadata().managedFields());
    boolean nothingElse =
        withLiveManagers.equals(live)
            && timeless(updated.metadata().managedFields())
                .equals(timeless(live.metadata().managedFields()));
    return nothingElse ? withLiveManagers : updated;
  }

  private static List<ManagedFieldsEntry> timeless(List<ManagedFieldsEntry> entries) {
    return entries.stream()
        .map(
            e ->
                new ManagedFieldsEntry(
                    e.manager(),
                    e.operation(),
                    e.apiVersion(),
                    null,
                    e.fieldsType(),
                    e.fieldsV1(),
                    e.subresource()))
        .sorted(Comparator.comparing(ManagedFieldsEntry::toString))
        .toList();
  }

  static Event with(Event event, List<ManagedFieldsEntry> entries) {
    return event.withMetadata(event.metadata().toBuilder().managedFields(entries).build());
  }
}
