package dev.tidings.api.fields;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.fields.OwnershipModel.Conflict;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.EventJson;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** What holds of every apply, whatever is applied to whatever. */
class EventApplyTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final int ROUNDS = 40;
  private static final int STEPS = 40;

  /** Maps and lists whose own paths are noted beside those of what is in them. */
  private static final Set<String> CONTAINERS =
      Set.of(
          ".metadata.labels",
          ".metadata.annotations",
          ".metadata.finalizers",
          ".metadata.ownerReferences",
          ".series");

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void everyFieldHasTheValueAndTheOwnersThatTheRulesGiveIt(ApiGroup group) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var patches = new RandomPatches(round, group);
      Event live =
          stored(FieldTracking.created(decoded(patches.first(), group), group, "m0", START));
      var model = new OwnershipModel(tree(live, group), "m0");
      for (int step = 1; step <= STEPS; step++) {
        live = step(live, model, patches, START.plusSeconds(step));
        assertThat(OwnershipModel.fields(tree(live, group))).isEqualTo(model.values());
        assertThat(owners(live, "Apply")).isEqualTo(model.appliers());
        assertThat(owners(live, "Update")).isEqualTo(model.updaters());
      }
    }
  }

  private static Event step(Event live, OwnershipModel model, RandomPatches patches, Instant now)
      throws Exception {
    ObjectNode patch = patches.next();
    String manager = patches.manager();
    if (patches.seldom()) {
      ObjectNode updated = patches.changed(tree(live, patches.group()));
      model.update(manager, updated);
      Event sent =
          FieldTracking.with(decoded(updated, patches.group()), live.metadata().managedFields());
      return FieldTracking.updated(live, sent, patches.group(), manager, now);
    }
    boolean force = patches.seldom();
    Set<Conflict> conflicts = model.conflicts(manager, patch);
    ApplyResult result =
        new EventApply(
                patch,
                patches.group(),
                manager,
                force ? OnConflict.TAKE_OVER : OnConflict.REFUSE,
                now)
            .to(live);
    if (result instanceof ApplyResult.Conflicting conflicting) {
      assertThat(force).isFalse();
      assertThat(conflicts(conflicting)).isEqualTo(conflicts);
      return live;
    }
    assertThat(force || conflicts.isEmpty()).as("no conflicts, or force").isTrue();
    model.apply(manager, patch);
    Event applied = ((ApplyResult.Applied) result).event();
    var again =
        new EventApply(patch, patches.group(), manager, OnConflict.REFUSE, now.plusSeconds(9));
    assertThat(again.to(applied)).as("applied again").isEqualTo(result);
    return applied;
  }

  /** Without those about maps and lists that someone owns though they have vanished. */
  private static Set<Conflict> conflicts(ApplyResult.Conflicting conflicting) {
    return conflicting.fields().entrySet().stream()
        .flatMap(
            owner ->
                owner.getValue().stream()
                    .filter(field -> !CONTAINERS.contains(field))
                    .map(field -> new Conflict(model(owner.getKey()), field)))
        .collect(toSet());
  }

  /** The owner as the model calls it. */
  private static String model(String printed) {
    String name = printed.substring(1, printed.indexOf('"', 1));
    return printed.contains(" using ") ? name + "*" : name;
  }

  private static Map<String, Set<String>> owners(Event event, String operation) {
    Map<String, Set<String>> owners = new TreeMap<>();
    event.metadata().managedFields().stream()
        .filter(entry -> entry.operation().equals(operation))
        .forEach(entry -> owners.put(entry.manager(), owned(entry)));
    owners.values().removeIf(Set::isEmpty);
    return owners;
  }

  private static Set<String> owned(ManagedFieldsEntry entry) {
    var fields = new TreeSet<>(FieldSetJson.read(entry.fieldsV1()).orElseThrow().paths());
    fields.removeAll(CONTAINERS);
    return fields;
  }

  @Test
  void aFieldOfTwoStaysUntilBothLetGo() throws Exception {
    Event created = apply(EventApply.NOTHING, "one", "\"reason\":\"R\",\"count\":1");
    Event shared = apply(stored(created), "two", "\"reason\":\"R\"");
    Event left = apply(shared, "one", "\"count\":1");
    assertThat(left.reason()).isEqualTo("R");
    assertThat(apply(left, "two", "\"type\":\"Normal\"").reason()).isEmpty();
  }

  @Test
  void whatHadNoOwnersIsTakenToHaveHadOneBefore() {
    Event live = stored(Event.builder().reason("R").message("M").build());
    ApplyResult result = to(live, "one", "\"reason\":\"other\"");
    assertThat(result)
        .isEqualTo(
            new ApplyResult.Conflicting(
                Map.of("\"before-first-apply\" using v1", List.of(".reason"))));
  }

  private static Event apply(Event live, String manager, String fields) {
    return ((ApplyResult.Applied) to(live, manager, fields)).event();
  }

  private static ApplyResult to(Event live, String manager, String fields) {
    return new EventApply(
            RandomPatches.patch(ApiGroup.CORE, fields),
            ApiGroup.CORE,
            manager,
            OnConflict.REFUSE,
            START)
        .to(live);
  }

  private static Event stored(Event event) {
    return event.withMetadata(event.metadata().toBuilder().uid("u1").build());
  }

  private static ObjectNode tree(Event event, ApiGroup group) {
    return EventJson.tree(FieldTracking.with(event, List.of()), group);
  }

  private static Event decoded(ObjectNode tree, ApiGroup group) throws Exception {
    return EventDecoder.decode(tree, group).event();
  }
}
