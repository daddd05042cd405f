package dev.tidings.integration.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.integration.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/** What client-go's recorders combine arrives as they say they combine it. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoRecorderTest {
  private static final String NAMESPACE = "go-recorder";

  /** What is not written is never heard of: this is what must have come before it is looked at. */
  private static final List<String> LAST =
      List.of(
          "series BackOff x12: restarting",
          "storm FailedMount x6: (combined from similar events): volume 14",
          "flood Reason24 x1: one of many",
          "newer BackOff series of 2: restarting");

  private final LockedServer server;
  private List<String> arrived = List.of();

  GoRecorderTest(LockedServer server) {
    this.server = server;
  }

  @BeforeAll
  void recordSome(@TempDir Path folder) throws Exception {
    GoProgram program =
        GoProgram.build("client-go's recorders")
            .orElseThrow(() -> new TestAbortedException("no Go"));
    Path errors = folder.resolve("errors");
    Process recorders = program.record(server, NAMESPACE, errors);
    try {
      arrived = Patience.look(this::arrivedUntilNow, events -> events.containsAll(LAST));
    } finally {
      recorders.destroyForcibly().onExit().join();
    }
    assertThat(arrived).as(Files.readString(errors)).containsAll(LAST);
  }

  private List<String> arrivedUntilNow() throws Exception {
    return server.list(NAMESPACE).stream().map(GoRecorderTest::shown).toList();
  }

  /** An event as its object, reason, how often, and what it says. */
  private static String shown(JsonNode event) {
    JsonNode series = event.path("series").path("count");
    return "%s %s %s: %s"
        .formatted(
            event.path("involvedObject").path("name").asString(),
            event.path("reason").asString(),
            series.isMissingNode()
                ? "x" + event.path("count").asInt()
                : "series of " + series.asInt(),
            event.path("message").asString());
  }

  private Stream<String> about(String pod) {
    return arrived.stream().filter(event -> event.startsWith(pod + " "));
  }

  @Test
  void aRepeatedEventIsOneWithACount() {
    assertThat(about("series")).containsExactly("series BackOff x12: restarting");
  }

  @Test
  void aStormOfSimilarEventsIsCombinedFromTheTenthOn() {
    Stream<String> single =
        IntStream.range(0, 9).mapToObj(volume -> "storm FailedMount x1: volume " + volume);
    Stream<String> combined =
        Stream.of("storm FailedMount x6: (combined from similar events): volume 14");

    assertThat(about("storm"))
        .containsExactlyInAnyOrderElementsOf(Stream.concat(single, combined).toList());
  }

  @Test
  void aSourceHasTwentyFiveEventsAboutAnObject() {
    assertThat(about("flood"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 25).mapToObj(i -> "flood Reason" + i + " x1: one of many").toList());
  }

  @Test
  void theNewerRecorderWritesASeriesWhenItBegins() {
    assertThat(about("newer")).containsExactly("newer BackOff series of 2: restarting");
  }
}
