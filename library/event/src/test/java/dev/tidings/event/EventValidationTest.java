package dev.tidings.event;

import static dev.tidings.event.ApiGroup.CORE;
import static dev.tidings.event.ApiGroup.EVENTS;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the recorded requests leave open. */
class EventValidationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Event NEW =
      Event.builder()
          .metadata(
              ObjectMeta.builder()
                  .name("e")
                  .namespace("shop")
                  .uid("u")
                  .resourceVersion("1")
                  .build())
          .involvedObject(new ObjectReference("Pod", "shop", "web", "", "v1", "", ""))
          .reportingController("example.com/scaler")
          .reportingInstance("scaler-7f")
          .action("Scaling")
          .reason("Scaled")
          .type("Normal")
          .eventTime(NOW.plusNanos(1000))
          .build();

  @Test
  void aCompleteEventIsAcceptedByBothGroups() {
    assertThat(EventValidation.create(NEW, CORE)).isEmpty();
    assertThat(EventValidation.create(NEW, EVENTS)).isEmpty();
    assertThat(EventValidation.update(NEW, NEW, CORE)).isEmpty();
    assertThat(EventValidation.update(NEW, NEW, EVENTS)).isEmpty();
  }

  @Test
  void theZeroTimeCountsAsSetInEventsThatAreCreated() {
    Event zero = NEW.toBuilder().eventTime(Event.ZERO_TIME).build();
    assertThat(EventValidation.create(zero, EVENTS)).isEmpty();
    Event first = NEW.toBuilder().firstTimestamp(Event.ZERO_TIME).build();
    assertThat(messages(EventValidation.create(first, EVENTS)))
        .containsExactly("firstTimestamp: Invalid value: \"\": needs to be unset");
  }

  @Test
  void theZeroTimeInsteadOfNoneIsNoChange() {
    Event updated = NEW.toBuilder().lastTimestamp(Event.ZERO_TIME).build();
    assertThat(EventValidation.update(updated, NEW, EVENTS)).isEmpty();
  }

  @Test
  void anUnchangedSeriesMayBeOneThatWouldNotBeAccepted() {
    Event old = NEW.toBuilder().series(new EventSeries(1, null)).build();
    assertThat(EventValidation.update(old, old, EVENTS)).isEmpty();
  }

  @Test
  void whatIsTakenAwayIsShownAsNull() {
    Event old = NEW.toBuilder().related(ObjectReference.EMPTY).build();
    assertThat(messages(EventValidation.update(NEW, old, EVENTS)))
        .containsExactly("related: Invalid value: null: field is immutable");
  }

  @Test
  void refusedValuesAreShownAsGoWritesJson() {
    Event updated = NEW.toBuilder().source(new EventSource("<&>\u2028\"\n\u0001", "é")).build();
    assertThat(messages(EventValidation.update(updated, NEW, EVENTS)))
        .containsExactly(
            "source: Invalid value: {\"Component\":\"\\u003c\\u0026\\u003e\\u2028\\\"\\n\\u0001\","
                + "\"Host\":\"é\"}: field is immutable");
  }

  @Test
  void anUpdateMayNotMoveAnEventOrGiveItAnotherIdentity() {
    ObjectMeta other =
        NEW.metadata().toBuilder()
            .name("f")
            .uid("v")
            .creationTimestamp(NOW)
            .deletionGracePeriodSeconds(30L)
            .build();
    assertThat(messages(EventValidation.update(NEW.withMetadata(other), NEW, CORE)))
        .containsExactly(
            "metadata.name: Invalid value: \"f\": field is immutable",
            "metadata.uid: Invalid value: \"v\": field is immutable",
            "metadata.creationTimestamp: Invalid value: \"2026-03-01T10:00:00Z\": field is"
                + " immutable",
            "metadata.deletionGracePeriodSeconds: Invalid value: 30: field is immutable");
  }

  @Test
  void anEventThatIsBeingDeletedGetsNoNewFinalizers() {
    ObjectMeta held = meta().deletionTimestamp(NOW).finalizers(List.of("x.io/a")).build();
    ObjectMeta more = held.toBuilder().finalizers(List.of("x.io/c", "x.io/a", "x.io/b")).build();
    assertThat(
            messages(EventValidation.update(NEW.withMetadata(more), NEW.withMetadata(held), CORE)))
        .containsExactly(
            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being"
                + " deleted, found new finalizers []string{\"x.io/b\", \"x.io/c\"}");
  }

  @Test
  void theTwoFinalizersOfTheGarbageCollectorExcludeEachOther() {
    ObjectMeta both = meta().finalizers(List.of("orphan", "foregroundDeletion")).build();
    assertThat(messages(EventValidation.create(NEW.withMetadata(both), EVENTS)))
        .containsExactly(
            "metadata.finalizers: Invalid value: [\"orphan\",\"foregroundDeletion\"]: finalizer"
                + " orphan and foregroundDeletion cannot be both set");
  }

  @Test
  void aNamespaceIsALabel() {
    Event event =
        NEW.withMetadata(meta().namespace("a.b").build()).toBuilder()
            .involvedObject(ObjectReference.EMPTY)
            .eventTime(null)
            .build();
    assertThat(messages(EventValidation.create(event, CORE)))
        .containsExactly(
            "involvedObject.namespace: Invalid value: \"\": does not match event.namespace");
    Event dotted =
        event.toBuilder()
            .involvedObject(new ObjectReference("Pod", "a.b", "web", "", "", "", ""))
            .build();
    assertThat(messages(EventValidation.create(dotted, CORE)))
        .containsExactly("metadata.namespace: Invalid value: \"a.b\": must not contain dots");
  }

  @Test
  void aGeneratedNamesPrefixMayEndWithADash() {
    ObjectMeta generated = meta().generateName("web-").name("web-bcdfg").build();
    assertThat(EventValidation.create(NEW.withMetadata(generated), EVENTS)).isEmpty();
  }

  @Test
  void aManagersNameIsPrintableAndShort() {
    assertThat(ManagerRules.manager("fieldManager", "kubectl create é")).isEmpty();
    assertThat(messages(ManagerRules.manager("fieldManager", "é\u0007")))
        .containsExactly(
            "fieldManager: Invalid value: \"é\\a\": invalid character U+0007 (at position 2)");
    assertThat(messages(ManagerRules.manager("fieldManager", "m".repeat(129))))
        .containsExactly("fieldManager: Too long: may not be more than 128 bytes");
  }

  @Test
  void whatIsWrongInVeryManyPlacesIsToldInPart() {
    Map<String, String> labels =
        IntStream.range(0, 100_000).boxed().collect(toMap(i -> "no key " + i, i -> ""));
    OwnerReference owner = new OwnerReference("v1", "Pod", "web", "u", true, null);
    ObjectMeta wrong =
        meta().labels(labels).ownerReferences(Collections.nCopies(50_000, owner)).build();

    List<FieldError> errors = EventValidation.create(NEW.withMetadata(wrong), CORE);
    assertThat(errors).hasSizeBetween(1000, 10_000);
  }

  @Test
  void errorsThatPrintTheWholeListOfOwnersEndSoon() {
    OwnerReference owner = new OwnerReference("v1", "Pod", "web", "u", true, null);
    ObjectMeta wrong = meta().ownerReferences(Collections.nCopies(50_000, owner)).build();

    assertThat(EventValidation.create(NEW.withMetadata(wrong), CORE)).hasSize(1);
  }

  private static ObjectMeta.Builder meta() {
    return NEW.metadata().toBuilder();
  }

  private static List<String> messages(List<FieldError> errors) {
    return errors.stream().map(FieldError::message).distinct().toList();
  }
}
