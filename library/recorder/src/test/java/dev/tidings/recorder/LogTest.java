package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.event.KeyValuePair;

/** What a program's log says about events. */
class LogTest {
  @RegisterExtension private final LogLines lines = new LogLines();

  @Test
  void whatIsLostIsSaidOnceAMinuteForEachCause() {
    Stage stage = new Stage();
    for (int i = 0; i < 5; i++) {
      stage.recorder().about(null).normal("R", "m");
      stage.recorder().event(Stage.NODE, "Error", "R", "m");
    }
    stage.advance(Duration.ofMinutes(1));
    stage.recorder().about(null).normal("R", "m");

    assertThat(lines.warnings())
        .containsExactly(
            "1 event(s) lost (INVALID_OBJECT), the last one: there is no object",
            "1 event(s) lost (INVALID_TYPE), the last one: type Error of reason R",
            "5 event(s) lost (INVALID_OBJECT), the last one: there is no object");
  }

  @Test
  void whatWasLostSinceTheLastLineIsSaidByClosing() {
    Stage stage = new Stage();
    for (int i = 0; i < 5; i++) {
      stage.recorder().about(null).normal("R", "m");
    }
    stage.broadcaster().close();

    assertThat(lines.warnings())
        .containsExactly(
            "1 event(s) lost (INVALID_OBJECT), the last one: there is no object",
            "Since the last line about INVALID_OBJECT: 4 more");
  }

  @Test
  void aMissingRightIsSaidOnceWithTheRuleThatGrantsIt() {
    SinkResult forbidden = SinkResult.Refused.of(403, "Forbidden");
    Stage stage = new Stage(new MemorySink().failing(forbidden, forbidden), SinkOptions.DEFAULT);
    stage.recorder().about(Stage.pod("web-0")).normal("R", "m");
    stage.recorder().about(Stage.pod("web-1")).normal("R", "m");
    stage.settle();

    assertThat(lines.warnings()).hasSize(1);
    assertThat(lines.warnings().get(0))
        .contains("forbids to create events in namespace shop")
        .endsWith(
            """
            - apiGroups: [""]
              resources: ["events"]
              verbs: ["create", "patch"]""");
    assertThat(stage.accounts().dropped(DropCause.FORBIDDEN)).isEqualTo(2);
  }

  @Test
  void aMissingRightToReadIsToldFromOneToWrite() {
    SinkResult forbidden = SinkResult.Refused.of(403, "Forbidden");
    MemorySink sink =
        new MemorySink().failing(SinkResult.Refused.of(409, "AlreadyExists"), forbidden);
    Stage stage = new Stage(sink, SinkOptions.DEFAULT.withRepeats(Repeats.STABLE_NAMES));
    stage.recorder().about(Stage.pod("web-0")).normal("R", "m");
    stage.settle();

    assertThat(lines.warnings().get(0))
        .contains("forbids to get events in namespace shop")
        .endsWith("verbs: [\"create\", \"patch\", \"get\"]");
  }

  @Test
  void aNamespaceThatIsBeingDeletedIsNotWorthALine() {
    SinkResult terminating =
        new SinkResult.Refused(403, "Forbidden", "", Set.of("NamespaceTerminating"), Duration.ZERO);
    Stage stage = new Stage(new MemorySink().failing(terminating), SinkOptions.DEFAULT);
    stage.recorder().about(Stage.pod("web-0")).normal("R", "m");
    stage.settle();

    assertThat(lines.warnings()).isEmpty();
    assertThat(stage.accounts().dropped(DropCause.NAMESPACE_TERMINATING)).isEqualTo(1);
  }

  @Test
  void programsCodeThatThrowsIsSaidOnceAMinuteForEachKind() {
    Stage stage = new Stage();
    stage.broadcaster().watch(LogTest::fail);
    stage.broadcaster().onRequest(LogTest::fail);
    for (int i = 0; i < 5; i++) {
      stage.recorder().about(Stage.pod("web-" + i)).whenSettled(LogTest::fail).normal("R", "m");
      stage.settle();
    }
    assertThat(lines.warnings()).hasSize(3);

    stage.advance(Duration.ofMinutes(1));
    stage.recorder().about(Stage.NODE).whenSettled(LogTest::fail).normal("R", "m");
    stage.settle();
    assertThat(lines.warnings())
        .hasSize(6)
        .anyMatch(line -> line.startsWith("A watcher's handler failed 5 time(s)"))
        .anyMatch(line -> line.startsWith("A request listener failed 5 time(s)"))
        .anyMatch(line -> line.startsWith("A listener failed 5 time(s)"));
  }

  private static void fail(Object at) {
    throw new IllegalStateException("on purpose at " + at);
  }

  @Test
  void eventsCanBeWrittenToALogWithKeysAndValues() {
    Stage stage = new Stage();
    stage.broadcaster().logTo(lines.log());
    stage.recorder().about(Stage.pod("web-0")).warning("BackOff", "again");
    stage.settle();

    ILoggingEvent line = lines.all().get(0);
    assertThat(line.getMessage()).isEqualTo("Event occurred");
    assertThat(line.getLevel()).isEqualTo(Level.WARN);
    assertThat(line.getKeyValuePairs())
        .extracting(KeyValuePair::toString)
        .contains("object=\"shop/web-0\"", "kind=\"Pod\"", "reason=\"BackOff\"");
  }
}
