package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventRecorderTest {
  private final Stage stage = new Stage();
  private final EventRecorder recorder = stage.recorder();

  @Test
  void anEventSaysWhatItsReporterSaid() {
    OwnerReference owner = new OwnerReference("example.com/v1", "Backup", "b", "u", true, null);
    recorder
        .about(Stage.pod("web-0"))
        .container("nginx")
        .related(Stage.NODE)
        .action("Pull")
        .annotation("example.com/trace", "4711")
        .label("team", "shop")
        .owner(owner)
        .warning("PullFailed", "cannot pull {} in {} s", "nginx:1", 30);

    Event event = stage.event();
    assertThat(event.involvedObject().fieldPath()).isEqualTo("spec.containers{nginx}");
    assertThat(event.related()).isEqualTo(Stage.NODE);
    assertThat(event.action()).isEqualTo("Pull");
    assertThat(event.type()).isEqualTo("Warning");
    assertThat(event.reason()).isEqualTo("PullFailed");
    assertThat(event.message()).isEqualTo("cannot pull nginx:1 in 30 s");
    assertThat(event.reportingController()).isEqualTo("example.com/backup");
    assertThat(event.reportingInstance()).isEqualTo("backup-0");
    assertThat(event.metadata().annotations()).containsEntry("example.com/trace", "4711");
    assertThat(event.metadata().labels()).containsEntry("team", "shop");
    assertThat(event.metadata().ownerReferences()).containsExactly(owner);
  }

  @Test
  void theHabitsOfClientGoWork() {
    recorder.event(Stage.NODE, EventType.NORMAL, "Cordoned", "drained for {} maintenance");
    recorder.annotatedEvent(
        Stage.NODE, Map.of("k", "v"), EventType.WARNING, "Overheated", "{} °C", 91);

    assertThat(stage.events())
        .extracting(Event::message)
        .containsExactly("drained for {} maintenance", "91 °C");
  }

  @Test
  void anEventAboutAnObjectWithoutNamespaceLandsInDefault() {
    recorder.about(Stage.NODE).normal("Cordoned", "for maintenance");

    assertThat(stage.event().metadata().namespace()).isEqualTo("default");
  }

  @Test
  void objectsReadAsMapsAreReferredTo() {
    Map<String, Object> widget =
        Map.of(
            "apiVersion", "example.com/v1",
            "kind", "Widget",
            "metadata", Map.of("name", "w", "namespace", "shop", "uid", "u"));

    recorder.about(widget).normal("Made", "it");

    assertThat(stage.event().involvedObject())
        .isEqualTo(new ObjectReference("Widget", "shop", "w", "u", "example.com/v1", "", ""));
  }

  @Test
  void eventsWithinOneTickOfTheClockHaveNamesOfTheirOwn() {
    recorder.about(Stage.pod("web-0")).normal("A", "a");
    recorder.about(Stage.pod("web-0")).normal("B", "b");

    assertThat(stage.events()).extracting(Event::key).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void whatCannotBeReferredToIsCountedAndNothingIsThrown() {
    recorder.about(null).normal("R", "m");
    recorder.about("a string").normal("R", "m");
    recorder.about(Map.of("metadata", Map.of("name", "no kind"))).normal("R", "m");
    recorder.about(ObjectReference.EMPTY).normal("R", "m");

    assertThat(stage.accounts().dropped(DropCause.INVALID_OBJECT)).isEqualTo(4);
    assertThat(stage.events()).isEmpty();
  }

  @Test
  void anUnknownTypeIsCounted() {
    recorder.event(Stage.NODE, "Error", "R", "m");
    recorder.about(Stage.NODE).record("", "R", "m");

    assertThat(stage.accounts().dropped(DropCause.INVALID_TYPE)).isEqualTo(2);
  }

  @Test
  void whatThrowsInTheCallersObjectsIsCountedAndNothingIsThrown() {
    Map<String, String> nothing = new HashMap<>();
    nothing.put("key", null);
    Object bad =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("toString");
          }
        };

    Map<String, String> broken =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            throw new IllegalStateException("entrySet");
          }
        };

    recorder.annotatedEvent(Stage.NODE, nothing, EventType.NORMAL, "R", "m");
    recorder.about(Stage.NODE).annotations(broken).normal("R", "m");
    recorder.about(Stage.NODE).normal("R", "from {}", bad);

    assertThat(stage.accounts().dropped(DropCause.INVALID_EVENT)).isEqualTo(2);
    assertThat(stage.event().message()).contains("FAILED toString");
  }

  @Test
  void anEventThatAServerWouldRefuseIsNotSent() {
    recorder.about(Stage.NODE).normal("", "no reason");
    recorder.about(Stage.NODE).normal("R".repeat(129), "a long reason");
    recorder.about(Stage.NODE).label("no label!", "x").normal("R", "a bad label");

    stage.settle();
    assertThat(stage.accounts().dropped(DropCause.INVALID_EVENT)).isEqualTo(3);
    assertThat(stage.events()).isEmpty();
  }

  @Test
  void aMessageIsCutWhereAServerWouldRefuseIt() {
    recorder.about(Stage.NODE).normal("Long", "ä".repeat(2000));

    assertThat(stage.event().message()).isEqualTo("ä".repeat(510) + "…");
    assertThat(stage.broadcaster().messagesCut()).isEqualTo(1);
  }

  @Test
  void aReporterThatAServerWouldRefuseIsRefusedWhenItIsBuilt() {
    BroadcasterBuilder builder = EventBroadcaster.builder().reportingController("no name!");
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no name!");
    assertThatThrownBy(() -> stage.broadcaster().recorder(new Reporter("kubelet", "n".repeat(130))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneBroadcasterServesRecordersOfSeveralReporters() {
    stage
        .broadcaster()
        .recorder(new Reporter("kubelet", "node-1"))
        .about(Stage.NODE)
        .normal("A", "");
    recorder.about(Stage.NODE).normal("B", "");

    assertThat(stage.events())
        .extracting(event -> event.source().component())
        .isEqualTo(List.of("kubelet", "example.com/backup"));
  }
}
