package dev.tidings.api.events;

import static dev.tidings.api.events.ResourceRig.managers;
import static dev.tidings.api.events.ResourceRig.one;
import static dev.tidings.api.events.ResourceRig.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidings.api.read.Answer;
import dev.tidings.api.wire.Status;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyTest {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  @TempDir Path directory;
  private ResourceRig rig;

  @BeforeEach
  void open() {
    rig = new ResourceRig(directory);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** YAML of one line about a pod of the namespace. */
  private static String yaml(String fields) {
    return yaml("", fields);
  }

  private static String yaml(String metadata, String fields) {
    return "{apiVersion: v1, kind: Event, metadata: {name: e1, "
        + metadata
        + "}, involvedObject: {namespace: ns}, "
        + fields
        + "}";
  }

  /** YAML that says nothing of what the event is about. */
  private static String bare(String fields) {
    return "{apiVersion: v1, kind: Event, " + fields + "}";
  }

  private Event applied(String manager, String body) {
    return one(rig.apply(manager, "e1", body));
  }

  private Status refused(String manager, String body) {
    return said(rig.apply(manager, "e1", body));
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
  void aConflictNamesTheFieldAndItsOwner() {
    applied("me", yaml("reason: R"));
    Status status = refused("other", bare("reason: other"));
    assertThat(status.code()).isEqualTo(409);
    assertThat(status.reason()).isEqualTo("Conflict");
    assertThat(status.message())
        .isEqualTo("Apply failed with 1 conflict: conflict with \"me\": .reason");
    assertThat(status.details())
        .isEqualTo(
            new Status.Details(
                "",
                "",
                "",
                "",
                List.of(
                    new Status.Cause("FieldManagerConflict", "conflict with \"me\"", ".reason")),
                0));
  }

  @Test
  void conflictsAreToldByOwnerAndThoseOfTheEventBeforeThoseWithin() {
    rig.as("me").update("e1", "", "\"count\":1");
    applied(
        "me",
        bare(
            "reason: R, metadata: {name: e1, labels: {l: x}, finalizers: [a/f], ownerReferences:"
                + " [{apiVersion: v1, kind: Pod, name: p, uid: u}]}"));
    Status status =
        refused(
            "other",
            bare(
                "reason: S, count: 2, metadata: {labels: {l: z}, ownerReferences:"
                    + " [{apiVersion: v1, kind: Pod, name: q, uid: u}]}"));
    assertThat(status.message())
        .isEqualTo(
            """
            Apply failed with 4 conflicts: conflicts with "me":
            - .reason
            - .metadata.labels.l
            - .metadata.ownerReferences[uid="u"]
            conflicts with "me" using v1:
            - .count""");
  }

  @Test
  void forceTakesFieldsOver() {
    applied("me", yaml("reason: R, count: 1"));
    Event taken =
        one(rig.apply(ApiGroup.CORE, "fieldManager=other&force=true", "e1", bare("reason: S")));
    assertThat(managers(taken))
        .containsExactly(
            "me v1 {\"f:count\":{},\"f:involvedObject\":{}}", "other v1 {\"f:reason\":{}}");
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
  void whoUpdatedBeforeIsInConflictWithItsOwnUpdates() {
    rig.as("me").update("e1", "", "\"reason\":\"R\"");
    assertThat(refused("me", bare("reason: S")).message())
        .isEqualTo("Apply failed with 1 conflict: conflict with \"me\" using v1: .reason");
    Event both = applied("me", bare("reason: R"));
    assertThat(both.metadata().managedFields())
        .extracting(ManagedFieldsEntry::operation)
        .containsExactly("Apply", "Update");
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
  void aManagerThroughASubresourceIsToldAsSuch() {
    rig.create("e1", "\"reason\":\"R\"");
    rig.as("second")
        .patch(
            "e1",
            "{\"metadata\":{\"managedFields\":[{\"manager\":\"m\",\"operation\":\"Update\","
                + "\"apiVersion\":\"v1\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:reason\":{}},"
                + "\"subresource\":\"status\"}]}}");
    assertThat(refused("me", bare("reason: S")).message())
        .isEqualTo(
            "Apply failed with 1 conflict: conflict with \"m\" with subresource \"status\" using"
                + " v1: .reason");
  }

  @Test
  void setsOfFieldsWithinWhatIsOneFieldStandForIt() {
    rig.create("e1", "\"reason\":\"R\"");
    rig.patch(
        "e1",
        "{\"metadata\":{\"managedFields\":[{\"manager\":\"old\",\"operation\":\"Apply\","
            + "\"apiVersion\":\"v1\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":"
            + "{\"f:involvedObject\":{\"f:kind\":{}}}}]}}");
    assertThat(refused("me", bare("involvedObject: {namespace: ns, kind: Node}")).message())
        .isEqualTo("Apply failed with 1 conflict: conflict with \"old\": .involvedObject");
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
  void kubectlTakesOverWhatItHasAppliedByItself() {
    String note = "{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"reason\":\"R\"}\n";
    rig.as("kubectl-client-side-apply")
        .create(
            ApiGroup.CORE,
            "",
            ResourceRig.body("e1", "\"reason\":\"R\",\"count\":1")
                .replace(
                    "\"name\":\"e1\"",
                    "\"name\":\"e1\",\"annotations\":{\""
                        + LAST_APPLIED
                        + "\":\""
                        + note.replace("\"", "\\\"").replace("\n", "\\n")
                        + "\"}"));
    assertThat(refused("kubectl", bare("reason: S, count: 2")).message())
        .isEqualTo(
            "Apply failed with 1 conflict: conflict with \"kubectl-client-side-apply\" using v1:"
                + " .count");
    Event taken = applied("kubectl", bare("reason: S"));
    assertThat(taken.reason()).isEqualTo("S");
    assertThat(taken.metadata().annotations())
        .isEqualTo(Map.of(LAST_APPLIED, note.replace("\"R\"", "\"S\"")));
  }

  @Test
  void aFieldThatIsGivenTwiceIsWarnedOfOrRefused() {
    String twice = yaml("reason: R").replace("}, reason", "}, reason: Q, reason");
    Answer warned = rig.apply("me", "e1", twice);
    assertThat(((Answer.One) warned).warnings())
        .containsExactly("line 1: key \"reason\" already set in map");
    String strict = "fieldManager=me&fieldValidation=Strict";
    assertThat(said(rig.apply(ApiGroup.CORE, strict, "e1", twice)).message())
        .isEqualTo(
            "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n"
                + "  line 1: key \"reason\" already set in map");
    Answer ignored =
        rig.apply(ApiGroup.CORE, "fieldManager=me&fieldValidation=Ignore", "e1", twice);
    assertThat(((Answer.One) ignored).warnings()).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]|400|error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot"
            + " unmarshal array into Go value of type map[string]interface {}",
        "{}|400|invalid object type: /, Kind=",
        "{apiVersion: v1}|400|invalid object type: /v1, Kind=",
        "{apiVersion: a/b/c, kind: Event}|400|invalid object type: /, Kind=",
        "{apiVersion: events.k8s.io/v1, kind: Event}|400|invalid object type: events.k8s.io/v1,"
            + " Kind=Event",
        "{kind: Event, apiVersion: v1, metadata: {managedFields: []}}|400|metadata.managedFields"
            + " must be nil",
        "{kind: Event, apiVersion: v1}|400|the name of the object (e1 based on URL) was"
            + " undeterminable: name must be provided",
        "{kind: Event, apiVersion: v1, metadata: {name: e1, namespace: other}}|400|the namespace of"
            + " the provided object does not match the namespace sent on the request",
        "{kind: Event, apiVersion: v1, metadata: {name: e1, uid: u}}|409|Operation cannot be"
            + " fulfilled on events \"e1\": uid mismatch: the provided object specified uid u, and"
            + " no existing object was found",
        "{kind: Event, apiVersion: v1, involvedObject: {nope: 1}}|500|failed to create typed patch"
            + " object (/; /v1, Kind=Event): .involvedObject.nope: field not declared in schema",
        "{kind: Event, apiVersion: v1, reason: true}|500|failed to create typed patch object (/;"
            + " /v1, Kind=Event): .reason: expected string, got"
            + " &value.valueUnstructured{Value:true}",
        "{kind: Event, apiVersion: v1, count: x, source: [1000000]}|500|failed to create typed patch"
            + " object (/; /v1, Kind=Event): errors:/  .count: expected numeric (int or float), got"
            + " string/  .source: expected map, got &{[1e+06]}",
        "{kind: Event, apiVersion: v1, metadata: {finalizers: [a, a]}}|500|failed to create typed"
            + " patch object (/; /v1, Kind=Event): .metadata.finalizers: duplicate entries for key"
            + " [=\"a\"]",
        "{kind: Event, apiVersion: v1, eventTime: x}|500|failed to convert new object (/; /v1,"
            + " Kind=Event) to proper version: unable to convert unstructured object to /v1,"
            + " Kind=Event: parsing time \"x\" as \"2006-01-02T15:04:05.000000Z07:00\": cannot"
            + " parse \"x\" as \"2006\"",
        "{kind: Event, apiVersion: v1, count: 1.5}|500|failed to convert new object (/; /v1,"
            + " Kind=Event) to proper version: unable to convert unstructured object to /v1,"
            + " Kind=Event: cannot convert float64 to int32",
      })
  void whatCannotBeAppliedIsRefusedInTheReferencesWords(String body, int code, String message) {
    Status status = refused("me", body);
    assertThat(status.message().replace('\n', '/')).isEqualTo(message);
    assertThat(status.code()).isEqualTo(code);
  }

  @Test
  void whoAppliesMustSaySo() {
    assertThat(said(rig.apply(ApiGroup.CORE, "force=true", "e1", yaml("count: 1"))).message())
        .isEqualTo(
            "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required"
                + " for apply patch");
  }
}
