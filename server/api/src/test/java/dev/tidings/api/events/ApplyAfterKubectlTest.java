package dev.tidings.api.events;

import static dev.tidings.api.events.Configurations.bare;
import static dev.tidings.api.events.ResourceRig.one;
import static dev.tidings.api.events.ResourceRig.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.wire.Status;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplyAfterKubectlTest {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private static final String NOTE = "{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"reason\":\"R\"}";

  @RegisterExtension private final ResourceRig rig = new ResourceRig();

  private Event applied(String manager, String body) {
    return one(rig.apply(manager, "e1", body));
  }

  private Status refused(String manager, String body) {
    return said(rig.apply(manager, "e1", body));
  }

  @Test
  void kubectlTakesOverWhatItHasAppliedByItself() {
    create(NOTE, "");
    assertThat(refused("kubectl", bare("reason: S, count: 2")).message())
        .isEqualTo(
            "Apply failed with 1 conflict: conflict with \"kubectl-client-side-apply\" using v1:"
                + " .count");
    Event taken = applied("kubectl", bare("reason: S"));
    assertThat(taken.reason()).isEqualTo("S");
    assertThat(taken.metadata().annotations())
        .isEqualTo(Map.of(LAST_APPLIED, NOTE.replace("\"R\"", "\"S\"") + "\n"));
  }

  /** An event that kubectl has made, and has noted that. */
  private void create(String note, String metadata) {
    String annotation =
        "\"name\":\"e1\",\"annotations\":{\"%s\":\"%s\"}%s"
            .formatted(LAST_APPLIED, note.replace("\"", "\\\"").replace("\n", "\\n"), metadata);
    rig.as("kubectl-client-side-apply")
        .create(
            ApiGroup.CORE,
            "",
            ResourceRig.body("e1", "\"reason\":\"R\",\"count\":1")
                .replace("\"name\":\"e1\"", annotation));
  }

  @Test
  void anAnnotationThatIsNullIsNotedAsEmpty() {
    create(NOTE, "");
    Event taken = applied("kubectl", bare("reason: S, metadata: {annotations: {a: null}}"));
    assertThat(taken.metadata().annotations())
        .isEqualTo(
            Map.of(
                "a",
                "",
                LAST_APPLIED,
                "{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"metadata\":{\"annotations\":"
                    + "{\"a\":\"\"}},\"reason\":\"S\"}\n"));
  }

  @Test
  void whereAFinalizerStandsTwiceWhatKubectlHasNotedDoesNotCount() {
    create(NOTE, ",\"finalizers\":[\"a/f\",\"a/f\"]");
    assertThat(refused("kubectl", bare("reason: S")).message())
        .isEqualTo(
            "Apply failed with 1 conflict: conflict with \"kubectl-client-side-apply\" using v1:"
                + " .reason");
  }

  @Test
  void aNoteThatFindsNoRoomIsGivenUp() {
    create(NOTE, "");
    String large = "x".repeat(200 << 10);
    Event taken =
        applied("kubectl", bare("reason: S, metadata: {annotations: {a: " + large + "}}"));
    assertThat(taken.metadata().annotations()).containsOnlyKeys("a");
  }
}
