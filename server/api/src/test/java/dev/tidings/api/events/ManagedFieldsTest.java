package dev.tidings.api.events;

import static dev.tidings.api.events.ResourceRig.managers;
import static dev.tidings.api.events.ResourceRig.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManagedFieldsTest {
  @RegisterExtension private final ResourceRig rig = new ResourceRig();

  @Test
  void whoCreatesOwnsWhatIsSet() {
    Event created =
        rig.create(
            "e1",
            "\"reason\":\"Pulled\",\"count\":3,\"source\":{\"component\":\"kubelet\"},"
                + "\"series\":{\"count\":2}");
    assertThat(managers(created))
        .containsExactly(
            "first v1 {\"f:count\":{},\"f:involvedObject\":{},\"f:reason\":{},"
                + "\"f:series\":{\".\":{},\"f:count\":{},\"f:lastObservedTime\":{}},"
                + "\"f:source\":{\"f:component\":{}}}");
  }

  @Test
  void whoChangesAFieldTakesItOver() {
    rig.create("e1", "\"count\":3,\"reason\":\"Pulled\"");
    rig.pass(Duration.ofSeconds(5));
    Event changed = one(rig.as("other").patch("e1", "{\"count\":4}"));
    assertThat(managers(changed))
        .containsExactly(
            "first v1 {\"f:involvedObject\":{},\"f:reason\":{}}", "other v1 {\"f:count\":{}}");
  }

  @Test
  void whatIsRemovedIsNoOnesAndAManagerOfNothingIsForgotten() {
    rig.create("e1", "");
    rig.as("other").patch("e1", "{\"metadata\":{\"labels\":{\"a\":\"1\"}}}");
    Event removed = one(rig.as("third").patch("e1", "{\"metadata\":{\"labels\":null}}"));
    assertThat(managers(removed)).containsExactly("first v1 {\"f:involvedObject\":{}}");
  }

  @Test
  void ownerReferencesAreToldApartByUidAndFinalizersByValue() {
    rig.create("e1", "");
    Event changed =
        one(
            rig.patch(
                "e1",
                "{\"metadata\":{\"finalizers\":[\"example.com/f\"],\"ownerReferences\":[{"
                    + "\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"name\":\"c\",\"uid\":\"u3\"}]}}"));
    assertThat(managers(changed))
        .containsExactly(
            "first v1 {\"f:involvedObject\":{},\"f:metadata\":{\"f:finalizers\":{\".\":{},"
                + "\"v:\\\"example.com/f\\\"\":{}},\"f:ownerReferences\":{\".\":{},"
                + "\"k:{\\\"uid\\\":\\\"u3\\\"}\":{}}}}");
  }

  @Test
  void aWriteThroughTheOtherGroupForgetsTheManagersOfThisOne() {
    rig.create("e1", "\"count\":3");
    Event changed =
        one(rig.patch(ApiGroup.EVENTS, "e1", "{\"metadata\":{\"labels\":{\"z\":\"1\"}}}"));
    assertThat(managers(changed))
        .containsExactly(
            "first events.k8s.io/v1 {\"f:metadata\":{\"f:labels\":{\".\":{},\"f:z\":{}}}}");
  }

  @Test
  void timesOfManagersAloneAreNoChange() {
    Event created = rig.create("e1", "\"count\":3");
    rig.pass(Duration.ofMinutes(1));
    Event again = one(rig.as("other").update("e1", "", "\"count\":3"));
    assertThat(again).isEqualTo(created);
  }

  @Test
  void whoIsForgottenOnRequestStaysForgotten() {
    rig.create("e1", "\"count\":3");
    Event reset = one(rig.patch("e1", "{\"metadata\":{\"managedFields\":[{}]}}"));
    assertThat(reset.metadata().managedFields()).isEmpty();
    Event changed = one(rig.patch("e1", "{\"count\":4}"));
    assertThat(changed.metadata().managedFields()).isEmpty();
  }

  @Test
  void entriesThatMakeNoSenseAreDropped() {
    Event created =
        one(
            rig.create(
                ApiGroup.CORE,
                "",
                ResourceRig.body("e1", "")
                    .replace(
                        "\"name\":\"e1\"",
                        "\"name\":\"e1\",\"managedFields\":[{\"manager\":\"m\",\"operation\":\"No\","
                            + "\"apiVersion\":\"v1\",\"fieldsType\":\"FieldsV1\","
                            + "\"fieldsV1\":{}}]")));
    assertThat(managers(created)).containsExactly("first v1 {\"f:involvedObject\":{}}");
  }

  @Test
  void beyondTenTheOldestManagersAreRememberedAsOne() {
    Event event = rig.create("e1", "");
    for (int i = 0; i < 12; i++) {
      rig.pass(Duration.ofSeconds(1));
      event =
          one(rig.as("m" + i).patch("e1", "{\"metadata\":{\"labels\":{\"l" + i + "\":\"1\"}}}"));
    }
    List<String> managers = managers(event);
    assertThat(managers).hasSize(10);
    assertThat(managers.getFirst())
        .isEqualTo(
            "ancient-changes v1 {\"f:involvedObject\":{},\"f:metadata\":{\"f:labels\":{\".\":{},"
                + "\"f:l0\":{},\"f:l1\":{},\"f:l2\":{}}}}");
  }

  @Test
  void allAreForgottenWhenOneKnowsTheEventByWhatIsNoVersion() {
    rig.create("e1", "\"reason\":\"R\"");
    Event changed =
        one(
            rig.patch(
                "e1",
                "{\"metadata\":{\"managedFields\":[{\"manager\":\"m\",\"operation\":\"Update\","
                    + "\"apiVersion\":\"a/b/c\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":"
                    + "{\"f:reason\":{}}}]}}"));
    assertThat(changed.metadata().managedFields()).isEmpty();
  }

  @Test
  void setsDeeperThanAnyEventMakeNoSense() {
    rig.create("e1", "\"reason\":\"R\"");
    for (int depth : new int[] {101, 900}) {
      String deep = "{\"f:a\":".repeat(depth) + "{}" + "}".repeat(depth);
      Event changed =
          one(
              rig.patch(
                  "e1",
                  "{\"metadata\":{\"managedFields\":[{\"manager\":\"m\",\"operation\":\"Update\","
                      + "\"apiVersion\":\"v1\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":"
                      + deep
                      + "}]}}"));
      assertThat(changed.metadata().managedFields())
          .extracting(ManagedFieldsEntry::manager)
          .containsExactly("first");
    }
  }
}
