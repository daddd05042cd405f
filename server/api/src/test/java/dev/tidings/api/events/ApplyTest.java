package dev.tidings.api.events;

import static dev.tidings.api.events.Configurations.bare;
import static dev.tidings.api.events.Configurations.yaml;
import static dev.tidings.api.events.ResourceRig.managers;
import static dev.tidings.api.events.ResourceRig.one;
import static dev.tidings.api.events.ResourceRig.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidings.api.read.Answer;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplyTest {
  @RegisterExtension private final ResourceRig rig = new ResourceRig();

  private Event applied(String manager, String body) {
    return one(rig.apply(manager, "e1", body));
  }

  @Test
  void whatIsNotThereIsCreated() {
    Answer created = rig.apply("me", "e1", yaml("labels: {l: x}", "reason: R"));
    assertThat(((Answer.One) created).code()).isEqualTo(201);
    assertThat(managers(one(created)))
        .containsExactly(
            "me v1 {\"f:involvedObject\":{},\"f:metadata\":{\"f:labels\":{\"f:l\":{}}},"
                + "\"f:reason\":{}}");
    assertThat(one(rig.get("e1"))).isEqualTo(one(created));
  }

  @Test
  void aDryRunCreatesNothing() {
    Answer tried = rig.apply(ApiGroup.CORE, "fieldManager=me&dryRun=All", "e1", yaml("count: 2"));
    assertThat(one(tried).count()).isEqualTo(2);
    assertThat(said(rig.get("e1")).code()).isEqualTo(404);
  }

  @Test
  void applyingTheSameAgainChangesNothingNotEvenATime() {
    Event first = applied("me", yaml("reason: R, count: 3.0"));
    rig.pass(Duration.ofMinutes(1));
    assertThat(applied("me", yaml("reason: R, count: 3"))).isEqualTo(first);
    assertThat(one(rig.get("e1"))).isEqualTo(first);
  }

  @Test
  void whoMerelySharesAFieldHasNoTimeOfItsOwn() {
    applied("me", yaml("reason: R"));
    Event shared = applied("other", bare("reason: R"));
    assertThat(shared.metadata().managedFields())
        .extracting(ManagedFieldsEntry::manager, ManagedFieldsEntry::time)
        .containsExactly(tuple("other", null), tuple("me", Instant.parse("2026-03-01T10:00:00Z")));
  }

  @Test
  void whatIsNotAppliedAnyMoreGoesUnlessSomeoneElseOwnsIt() {
    applied("me", yaml("reason: R, count: 1, source: {component: c}, type: Normal"));
    rig.as("other").patch("e1", "{\"source\":{\"host\":\"h\"},\"type\":\"Warning\"}");
    Event left = applied("me", yaml("message: M"));
    assertThat(left.reason()).isEmpty();
    assertThat(left.count()).isZero();
    assertThat(left.source().component()).isEmpty();
    assertThat(left.source().host()).isEqualTo("h");
    assertThat(left.type()).isEqualTo("Warning");
  }

  @Test
  void whatAnUpdaterAddsToAMapOfAnApplierStays() {
    applied("me", yaml("labels: {mine: x}, finalizers: [a/mine]", ""));
    rig.as("other")
        .patch(
            "e1",
            "{\"metadata\":{\"labels\":{\"theirs\":\"y\"},\"finalizers\":[\"a/mine\",\"a/theirs\"]}}");
    Event left = applied("me", yaml("count: 1"));
    assertThat(left.metadata().labels()).isEqualTo(Map.of("theirs", "y"));
    assertThat(left.metadata().finalizers()).containsExactly("a/theirs");
  }

  @Test
  void whoAppliesNothingIsNoManager() {
    rig.create("e1", "");
    applied("me", bare("reason: R"));
    Event left = applied("me", bare("metadata: {name: e1}"));
    assertThat(managers(left)).containsExactly("first v1 {\"f:involvedObject\":{}}");
  }

  @Test
  void anUpdateTakesWhatItChangesFromAppliers() {
    applied("me", yaml("reason: R, count: 1"));
    Event changed = one(rig.as("other").patch("e1", "{\"count\":2}"));
    assertThat(managers(changed))
        .containsExactly(
            "me v1 {\"f:involvedObject\":{},\"f:reason\":{}}", "other v1 {\"f:count\":{}}");
  }

  @Test
  void managersThroughTheOtherGroupAreForgottenButNotTheirTime() {
    Event before = applied("me", yaml("reason: R"));
    rig.pass(Duration.ofMinutes(1));
    Event after =
        one(
            rig.apply(
                ApiGroup.EVENTS,
                "fieldManager=me",
                "e1",
                "{apiVersion: events.k8s.io/v1, kind: Event, reason: R}"));
    assertThat(managers(after)).containsExactly("me events.k8s.io/v1 {\"f:reason\":{}}");
    assertThat(after.metadata().managedFields().getFirst().time())
        .isEqualTo(before.metadata().managedFields().getFirst().time());
  }

  @Test
  void nothingAndNoughtAreOwnedLikeAnyValue() {
    Event applied =
        applied("me", yaml("labels: {a: null, b: ''}, finalizers: []", "reason: null, count: 0"));
    assertThat(applied.metadata().labels()).isEqualTo(Map.of("a", "", "b", ""));
    assertThat(applied.count()).isZero();
    assertThat(managers(applied))
        .containsExactly(
            "me v1 {\"f:count\":{},\"f:involvedObject\":{},\"f:metadata\":{\"f:labels\":"
                + "{\"f:a\":{},\"f:b\":{}}},\"f:reason\":{}}");
  }

  @Test
  void whoAppliesThroughBothGroupsInTurnIsKnownByTheLast() {
    String core = yaml("reason: R, message: M");
    String events = "{apiVersion: events.k8s.io/v1, kind: Event, reason: R, note: M}";
    for (int turn = 0; turn < 3; turn++) {
      assertThat(managers(applied("me", core)))
          .containsExactly("me v1 {\"f:involvedObject\":{},\"f:message\":{},\"f:reason\":{}}");
      Event through = one(rig.apply(ApiGroup.EVENTS, "fieldManager=me", "e1", events));
      assertThat(managers(through))
          .containsExactly("me events.k8s.io/v1 {\"f:note\":{},\"f:reason\":{}}");
      assertThat(through.message()).isEqualTo("M");
    }
  }

  @Test
  void whatOneGroupOwnsIsNoConflictThroughTheOther() {
    applied("me", yaml("labels: {l: x}", "reason: R"));
    Event taken =
        one(
            rig.apply(
                ApiGroup.EVENTS,
                "fieldManager=other",
                "e1",
                "{apiVersion: events.k8s.io/v1, kind: Event, metadata: {labels: {l: z}}}"));
    assertThat(taken.metadata().labels()).isEqualTo(Map.of("l", "z"));
    assertThat(managers(taken))
        .containsExactly("other events.k8s.io/v1 {\"f:metadata\":{\"f:labels\":{\"f:l\":{}}}}");
  }

  @Test
  void ofTwoWhoApplyToNothingAtOnceOneCreatesAndTheOtherAdds() {
    for (int round = 0; round < 20; round++) {
      String name = "race-" + round;
      String body = yaml("count: 1").replace("e1", name);
      List<CompletableFuture<Answer>> both =
          List.of(
              CompletableFuture.supplyAsync(() -> rig.apply("a", name, body)),
              CompletableFuture.supplyAsync(() -> rig.apply("b", name, body)));
      assertThat(both)
          .extracting(answer -> ((Answer.One) ResourceRig.await(answer)).code())
          .containsExactlyInAnyOrder(200, 201);
      assertThat(one(rig.get(name)).metadata().managedFields())
          .extracting(ManagedFieldsEntry::manager)
          .containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void appliersAreNotJoinedHoweverManyThereAre() {
    for (int i = 0; i < 15; i++) {
      applied("a" + i, i == 0 ? yaml("reason: R") : bare("reason: R"));
    }
    assertThat(one(rig.get("e1")).metadata().managedFields()).hasSize(15);
  }
}
