package dev.tidings.testkit;

import static dev.tidings.testkit.EventAssertions.assertThat;
import static dev.tidings.testkit.EventAssertions.assertThatEvents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.Referenced;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EventAssertionsTest {
  private static final ObjectReference NODE =
      new ObjectReference("Node", "", "node-1", "uid-of-node-1", "v1", "9", "");

  private final TestEvents events = TestEvents.create();

  private static ObjectReference pod(String name) {
    return new ObjectReference("Pod", "shop", name, "uid-of-" + name, "v1", "17", "");
  }

  private void record() {
    var recorder = events.recorder();
    recorder.about(pod("web-0")).warning("PullFailed", "cannot pull nginx");
    recorder.about(pod("web-0")).normal("Pulling", "pulling nginx");
    recorder.about(pod("web-0")).warning("PullFailed", "cannot pull nginx");
    recorder
        .about(pod("web-1"))
        .container("nginx")
        .annotation("trace", "7")
        .label("app", "shop")
        .warning("PullFailed", "cannot pull redis");
    recorder.about(NODE).normal("Cordoned", "drained");
  }

  private static String failure(ThrowingCallable assertion) {
    return String.valueOf(catchThrowableOfType(AssertionError.class, assertion).getMessage());
  }

  @Test
  void whatWasRecordedIsFound() {
    record();

    assertThat(events).hasWarning("PullFailed").about(pod("web-0")).times(2);
    assertThat(events).hasWarning("PullFailed").times(3).and().hasNormal("Pulling").times(1);
    assertThat(events).hasEvent("Cordoned").about(NODE).inNamespace("default");
    assertThat(events)
        .hasWarning("PullFailed")
        .about(pod("web-1"))
        .atFieldPath("spec.containers{nginx}")
        .inNamespace("shop")
        .withMessage("cannot pull redis")
        .withMessageContaining("redis")
        .withAnnotation("trace", "7")
        .withLabel("app", "shop")
        .matching("with an action", event -> event.action().isEmpty());
    assertThat(events).hasNoEvent("Killed").hasCount(5);
  }

  @Test
  void anObjectIsFoundWhateverItsVersionAndWhoeverReadIt() {
    record();
    Map<String, Object> read =
        Map.of(
            "apiVersion", "v1",
            "kind", "Pod",
            "metadata", Map.of("namespace", "shop", "name", "web-0"));

    assertThat(events).hasWarning("PullFailed").about(read).times(2);
    assertThat(events)
        .hasWarning("PullFailed")
        .about(pod("web-0").withResourceVersion("18"))
        .times(2);
  }

  @Test
  void anotherObjectOfThatNameIsNotMeant() {
    record();
    var recreated = new ObjectReference("Pod", "shop", "web-0", "another-uid", "v1", "", "");

    assertThat(failure(() -> assertThat(events).hasWarning("PullFailed").about(recreated)))
        .contains("about Pod shop/web-0, but none");
  }

  @Test
  void eventsOfASinkCountAsOftenAsTheySay() {
    record();

    assertThatEvents(events.stored()).hasWarning("PullFailed").about(pod("web-0")).times(2);
    assertThat(events.stored()).extracting(Event::count).containsExactly(2, 1, 1, 1);
  }

  @Test
  void aFailureShowsWhatWasRecordedInstead() {
    record();

    assertThat(failure(() -> assertThat(events).hasWarning("PullFailde")))
        .isEqualTo(
            """
            Expected a Warning with reason PullFailde, but there is none. Recorded were:
              TYPE      REASON       OBJECT           TIMES   MESSAGE
              Warning   PullFailed   Pod shop/web-0   2       cannot pull nginx
              Normal    Pulling      Pod shop/web-0   1       pulling nginx
              Warning   PullFailed   Pod shop/web-1   1       cannot pull redis
              Normal    Cordoned     Node node-1      1       drained
            """);
  }

  @Test
  void aFailureMarksWhatCameNear() {
    record();

    assertThat(
            failure(() -> assertThat(events).hasWarning("PullFailed").about(pod("web-0")).times(3)))
        .isEqualTo(
            """
            Expected a Warning with reason PullFailed about Pod shop/web-0 3 time(s), but it happened 2 time(s). Recorded were:
              TYPE      REASON       OBJECT           TIMES   MESSAGE
            > Warning   PullFailed   Pod shop/web-0   2       cannot pull nginx
              Normal    Pulling      Pod shop/web-0   1       pulling nginx
              Warning   PullFailed   Pod shop/web-1   1       cannot pull redis
              Normal    Cordoned     Node node-1      1       drained
            """);
    assertThat(failure(() -> assertThat(events).hasNormal("Pulling").withMessage("pulling redis")))
        .startsWith(
            """
            Expected a Normal event with reason Pulling with message "pulling redis", but none of those marked is.""")
        .contains("> Normal    Pulling");
  }

  @Test
  void aFailureSaysWhatWasHeldBack() {
    events.recorder().about(null).warning("PullFailed", "cannot pull nginx");

    assertThat(failure(() -> assertThat(events).hasWarning("PullFailed")))
        .isEqualTo(
            """
            Expected a Warning with reason PullFailed, but there is none. No event was recorded.
            Held back or lost, which may be why: {INVALID_OBJECT=1}""");
  }

  @Test
  void aFailureShowsAPageAtMost() {
    for (int i = 0; i < 100; i++) {
      events.recorder().about(pod("web-" + i)).normal("Synced", "");
    }

    assertThat(failure(() -> assertThat(events).hasEvent("Killed")))
        .endsWith("  and 60 more\n")
        .satisfies(text -> assertThat(text.lines()).hasSize(43));
  }

  @Test
  void whatMustNotBeIsShown() {
    record();

    assertThat(failure(() -> assertThat(events).hasNoWarnings()))
        .startsWith("Expected there not to be a Warning. Recorded were:")
        .contains("> Warning   PullFailed   Pod shop/web-0", "  Normal    Pulling");
    assertThat(failure(() -> assertThat(events).hasNoEvents())).contains("> Normal");
    assertThat(failure(() -> assertThat(events).hasNoEvent("Pulling"))).contains("> Normal");
    assertThat(failure(() -> assertThat(events).hasCount(4)))
        .startsWith("Expected 4 event(s), but there are 5.");
  }

  @Test
  void aDescriptionIsKeptOnTheWay() {
    record();

    assertThat(
            failure(
                () -> assertThat(events).as("after %d tries", 3).hasWarning("PullFailed").times(9)))
        .startsWith("[after 3 tries] Expected a Warning");
    assertThat(failure(() -> assertThatEvents(null).hasNoEvents())).contains("null");
    assertThat(failure(() -> assertThat((TestEvents) null).hasNoEvents())).contains("null");
  }

  @Test
  void anObjectThatNobodyKnowsIsAMistakeInTheTest() {
    record();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(events).hasWarning("PullFailed").about(new Object()))
        .withMessageContaining("references");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(events).hasWarning("PullFailed").about(null));
  }

  @Test
  void objectsOfAProgramsOwnAreFoundByItsReferences() {
    record Backup(String name) {}
    TestEvents own =
        TestEvents.builder()
            .references(
                object ->
                    object instanceof Backup backup
                        ? new Referenced.To(
                            new ObjectReference(
                                "Backup", "shop", backup.name(), "", "example.com/v1", "", ""))
                        : new Referenced.Unknown())
            .build();
    own.recorder().about(new Backup("nightly")).normal("Started", "");

    assertThat(own).hasNormal("Started").about(new Backup("nightly"));
    assertThat(List.of(1)).isNotEmpty();
  }
}
