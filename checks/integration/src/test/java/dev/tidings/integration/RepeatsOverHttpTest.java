package dev.tidings.integration;

import static dev.tidings.integration.SinkSamples.POD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.Repeats;
import dev.tidings.recorder.SimulatedScheduler;
import dev.tidings.recorder.SinkOptions;
import dev.tidings.sink.http.ApiServerSink;
import dev.tidings.sink.http.ApiSinkOptions;
import dev.tidings.sink.http.GroupChoice;
import dev.tidings.sink.http.HttpEventSink;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** How repeats are written where that is not the default, shown against the real server. */
@Timeout(180)
class RepeatsOverHttpTest {
  private Instant now = Instant.now();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @SuppressWarnings("NullAway.Init")
  private ServedEvents served;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.in(folder).start();
    served = ServedEvents.of(server.uri());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /** Records an event so often, half a minute apart, and ends. */
  private void run(GroupChoice group, Repeats repeats, int times) {
    var time = new SimulatedScheduler(now);
    ApiSinkOptions options = ApiSinkOptions.DEFAULT.withGroup(group);
    try (ApiServerSink sink = HttpEventSink.of(ServerAccess.of(server.uri()), options);
        EventBroadcaster events =
            EventBroadcaster.builder(sink, SinkOptions.DEFAULT.withRepeats(repeats))
                .scheduler(time)
                .reportingController("example.com/shop")
                .host("host-of-" + now.getEpochSecond())
                .build()) {
      for (int i = 0; i < times; i++) {
        events.recorder().about(POD).warning("PullFailed", "cannot pull");
        time.advance(Duration.ofSeconds(30));
      }
    }
    now = time.now();
  }

  private static int occurrences(JsonNode event) {
    return event.path("series").path("count").intValue(event.path("count").intValue(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"CORE", "EVENTS"})
  void withStableNamesTheNextProcessGoesOnInTheSameEvent(GroupChoice group) throws Exception {
    run(group, Repeats.STABLE_NAMES, 3);
    run(group, Repeats.STABLE_NAMES, 1);
    run(group, Repeats.STABLE_NAMES, 4);

    assertThat(occurrences(served.onlyIn("shop"))).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource(names = {"CORE", "EVENTS"})
  void whereOnlyCreatingIsAllowedNoRepeatIsLost(GroupChoice group) throws Exception {
    run(group, Repeats.CREATE_ONLY, 4);

    assertThat(served.in("shop")).hasSizeGreaterThan(1);
    assertThat(served.in("shop").stream().mapToInt(RepeatsOverHttpTest::occurrences).sum())
        .isEqualTo(4);
  }
}
