package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.Event;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class SwitchesTest {
  private final Stage stage = new Stage();
  private final Switches switches = stage.broadcaster().switches();

  private void record(String reason) {
    stage.recorder().about(Stage.pod("web-0")).normal(reason, "");
  }

  @Test
  void nothingIsRecordedWhilePaused() {
    switches.pause();
    record("A");
    switches.resume();
    record("B");

    assertThat(stage.event().reason()).isEqualTo("B");
    assertThat(stage.accounts().dropped(DropCause.PAUSED)).isEqualTo(1);
  }

  @Test
  void typesBelowTheLeastAreNotRecorded() {
    switches.minimumType(EventType.WARNING);
    record("A");
    stage.recorder().about(Stage.pod("web-0")).warning("B", "");

    assertThat(stage.event().reason()).isEqualTo("B");
    assertThat(stage.accounts().dropped(DropCause.TYPE_EXCLUDED)).isEqualTo(1);
  }

  @Test
  void reasonsThatMatchWhollyAreNotRecorded() {
    switches.excludeReasons(List.of("Pull.*", "Created"));
    record("Pulled");
    record("Created");
    record("CreatedAgain");

    assertThat(stage.event().reason()).isEqualTo("CreatedAgain");
    assertThat(stage.accounts().dropped(DropCause.REASON_EXCLUDED)).isEqualTo(2);
  }

  @Test
  void aBadRegularExpressionChangesNothing() {
    switches.excludeReasons(List.of("A"));
    assertThatThrownBy(() -> switches.excludeReasons(List.of("B", "(")))
        .isInstanceOf(PatternSyntaxException.class);
    record("A");
    record("B");

    assertThat(stage.event().reason()).isEqualTo("B");
  }

  @Test
  void namespacesThatAreNotAllowedAreNotRecorded() {
    switches.allowNamespaces(List.of("default"));
    record("A");
    stage.recorder().about(Stage.NODE).normal("B", "");

    assertThat(stage.events()).extracting(Event::reason).containsExactly("B");
    assertThat(stage.accounts().dropped(DropCause.NAMESPACE_EXCLUDED)).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("NullAway")
  void aLeastTypeThatThereIsNotIsRefusedAtOnce() {
    assertThatThrownBy(() -> switches.minimumType(null)).isInstanceOf(NullPointerException.class);
    record("A");

    assertThat(stage.events()).hasSize(1);
  }
}
