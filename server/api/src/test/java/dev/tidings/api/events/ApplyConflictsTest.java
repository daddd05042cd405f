package dev.tidings.api.events;

import static dev.tidings.api.events.Configurations.bare;
import static dev.tidings.api.events.Configurations.yaml;
import static dev.tidings.api.events.ResourceRig.managers;
import static dev.tidings.api.events.ResourceRig.one;
import static dev.tidings.api.events.ResourceRig.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.wire.Status;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplyConflictsTest {
  @RegisterExtension private final ResourceRig rig = new ResourceRig();

  private Event applied(String manager, String body) {
    return one(rig.apply(manager, "e1", body));
  }

  private Status refused(String manager, String body) {
    return said(rig.apply(manager, "e1", body));
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
  void nothingAndNoughtAreInConflictWithOtherValues() {
    applied("me", yaml("reason: null, count: 0"));
    assertThat(refused("other", bare("reason: R, count: 1")).message())
        .isEqualTo("Apply failed with 2 conflicts: conflicts with \"me\":\n- .count\n- .reason");
  }

  /** As the JSON of managers is sorted, in which a comma stands before the brace of the end. */
  @Test
  void ofOneManagerThoseThroughSubresourcesAreToldFirst() {
    rig.create("e1", "\"reason\":\"R\",\"count\":1,\"message\":\"M\"");
    rig.patch(
        "e1",
        "{\"metadata\":{\"managedFields\":["
            + entry("m", "reason", "")
            + ","
            + entry("m", "count", ",\"subresource\":\"status\"")
            + ","
            + entry("m-", "message", "")
            + "]}}");
    assertThat(refused("me", bare("reason: S, count: 2, message: Q")).message())
        .isEqualTo(
            """
            Apply failed with 3 conflicts: conflicts with "m" with subresource "status" using v1:
            - .count
            conflicts with "m" using v1:
            - .reason
            conflicts with "m-" using v1:
            - .message""");
  }

  private static String entry(String manager, String field, String subresource) {
    return """
    {"manager":"%s","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1",
     "fieldsV1":{"f:%s":{}}%s}"""
        .formatted(manager, field, subresource);
  }
}
