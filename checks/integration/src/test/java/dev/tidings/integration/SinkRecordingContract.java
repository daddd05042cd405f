package dev.tidings.integration;

import static dev.tidings.integration.SinkSamples.NODE;
import static dev.tidings.integration.SinkSamples.ODD;
import static dev.tidings.integration.SinkSamples.POD;
import static dev.tidings.integration.SinkSamples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.Accounts;
import dev.tidings.recorder.BroadcasterBuilder;
import dev.tidings.recorder.CloseReport;
import dev.tidings.recorder.DropCause;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.EventType;
import dev.tidings.recorder.Outcome;
import dev.tidings.recorder.Scheduler;
import dev.tidings.recorder.SimulatedScheduler;
import dev.tidings.recorder.SinkResult;
import dev.tidings.sink.http.ApiSinkOptions;
import dev.tidings.sink.http.GroupChoice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * What comes of events that are recorded through any of the sinks, shown against the real server.
 */
@Timeout(180)
abstract class SinkRecordingContract extends SinkContract {
  private final SimulatedScheduler time =
      new SimulatedScheduler(
          Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(3)));

  /** A broadcaster on simulated time, which began three minutes ago. */
  private EventBroadcaster simulated(EventSink sink) {
    return builder(sink, time).build();
  }

  private static BroadcasterBuilder builder(EventSink sink, Scheduler scheduler) {
    return EventBroadcaster.builder(sink)
        .scheduler(scheduler)
        .reportingController("example.com/shop")
        .host("host-1");
  }

  /** Records an event fourteen times in three minutes. */
  private void fourteenTimes(EventBroadcaster events) {
    EventRecorder recorder = events.recorder();
    recorder.about(POD).warning("PullFailed", "{}", ODD);
    time.settle();
    for (int i = 0; i < 13; i++) {
      time.advance(i == 0 ? Duration.ZERO : Duration.ofSeconds(15));
      recorder.about(POD).warning("PullFailed", "{}", ODD);
      time.settle();
    }
  }

  @Test
  void repeatsAreCountedInOneEvent() throws Exception {
    Instant first = time.now();
    try (EventBroadcaster events = simulated(sink(GroupChoice.CORE))) {
      fourteenTimes(events);

      JsonNode event = served.onlyIn("shop");
      assertThat(event.path("count").intValue()).isEqualTo(14);
      assertThat(event.path("message").stringValue()).isEqualTo(ODD);
      assertThat(event.path("firstTimestamp").stringValue()).isEqualTo(first.toString());
      assertThat(event.path("lastTimestamp").stringValue()).isEqualTo(time.now().toString());
      assertThat(event.path("reportingComponent").stringValue()).isEqualTo("example.com/shop");
      assertThat(events.accounts().created()).isEqualTo(1);
      assertThat(events.accounts().updated()).isEqualTo(13);
    }
    assertThat(kubectl("repeats as kubectl shows them", "events", "-n", "shop"))
        .containsPattern("\\d+s \\(x14 over [34]m\\w*\\) +Warning +PullFailed +Pod/web-0 +it's");
  }

  @Test
  void repeatsAreASeriesInTheOtherGroup() throws Exception {
    try (EventBroadcaster events = simulated(sink(GroupChoice.EVENTS))) {
      fourteenTimes(events);
      assertThat(served.onlyIn("shop").path("series").path("count").intValue()).isEqualTo(2);
    }

    JsonNode event =
        served.list("/apis/events.k8s.io/v1/namespaces/shop/events").stream()
            .findFirst()
            .orElseThrow();
    assertThat(event.path("series").path("count").intValue()).isEqualTo(14);
    assertThat(Instant.parse(event.path("series").path("lastObservedTime").stringValue()))
        .isEqualTo(time.now());
    assertThat(event.path("note").stringValue()).isEqualTo(ODD);
    assertThat(event.path("action").stringValue()).isEqualTo("PullFailed");
    assertThat(event.path("reportingInstance").stringValue()).isEqualTo("example.com/shop-host-1");
    assertThat(kubectl("a series as kubectl shows it", "events", "-n", "shop"))
        .containsPattern("\\(x14 over [34]m\\w*\\) +Warning +PullFailed +Pod/web-0 +it's");
  }

  private String kubectl(String what, String... arguments) throws Exception {
    Optional<String> binary = Kubectl.find(what + " (" + getClass().getSimpleName() + ")");
    assumeTrue(binary.isPresent(), "no kubectl");
    Kubectl.Result result =
        Kubectl.to(server.uri(), binary.orElseThrow(), folder).run("", arguments);
    assertThat(result.exit()).as(result.stderr()).isZero();
    return result.stdout();
  }

  @ParameterizedTest
  @EnumSource(names = {"CORE", "EVENTS"})
  void anEventThatHasExpiredIsCreatedAgainWithItsCount(GroupChoice group) throws Exception {
    try (EventBroadcaster events = simulated(sink(group))) {
      var outcomes = new ConcurrentLinkedQueue<Outcome>();
      events.recorder().about(POD).normal("Pulled", "pulled");
      time.settle();
      served.delete(served.onlyIn("shop"));
      events.recorder().about(POD).whenSettled(outcomes::add).normal("Pulled", "pulled");
      time.settle();

      assertThat(outcomes).singleElement().isInstanceOf(Outcome.Created.class);
      JsonNode event = served.onlyIn("shop");
      assertThat(event.path("count").intValue(0) + event.path("series").path("count").intValue(0))
          .isEqualTo(2);
    }
  }

  @Test
  void aServerThatAsksForTimeIsGivenIt() throws Exception {
    var busy = new CountDownLatch(1);
    try (FrontDoor door =
            FrontDoor.of(
                server.uri(),
                (method, path) -> {
                  boolean isFirst = busy.getCount() > 0;
                  busy.countDown();
                  return isFirst ? Optional.of(tooManyRequests()) : Optional.empty();
                });
        EventBroadcaster events = simulated(sink(door.uri(), ApiSinkOptions.DEFAULT))) {
      events.recorder().about(POD).normal("Pulled", "pulled");
      time.settle();
      time.advance(Duration.ofMillis(6_999));
      assertThat(served.in("shop")).isEmpty();
      time.advance(Duration.ofMillis(1));
      assertThat(served.in("shop")).hasSize(1);
    }
  }

  /** As API priority and fairness answers: no Status. */
  private static FrontDoor.Word tooManyRequests() {
    return new FrontDoor.Word(
        429, Map.of("Retry-After", "7"), "Too many requests, please try again later.\n");
  }

  @Test
  void noEventIsLostWhenTheServerIsRestarted() throws Exception {
    int count = 400;
    var someAreWritten = new CountDownLatch(50);
    EventBroadcaster events =
        EventBroadcaster.builder(sink(GroupChoice.CORE)).reportingController("shop").build();
    for (int i = 0; i < count; i++) {
      events
          .recorder()
          .about(new ObjectReference("Pod", "shop", "web-" + i, "u-" + i, "v1", "", ""))
          .whenSettled(outcome -> someAreWritten.countDown())
          .normal("Pulled", "pulled");
    }
    someAreWritten.await();
    server.restart();

    CloseReport report = events.close(Duration.ofMinutes(1));

    assertThat(report.isComplete()).isTrue();
    assertThat(events.accounts()).isEqualTo(new Accounts(count, count, 0, Map.of(), 0));
    assertThat(served.in("shop"))
        .extracting(event -> event.path("involvedObject").path("name").stringValue())
        .doesNotHaveDuplicates()
        .hasSize(count);
  }

  @Test
  void aSinkThatIsBoundToANamespaceRefusesObjectsOfOthersAndTakesThoseWithoutAny()
      throws Exception {
    EventSink sink = sink(server.uri(), ApiSinkOptions.DEFAULT.withNamespace("stock"));
    try (EventBroadcaster events = simulated(sink)) {
      var outcomes = new ConcurrentLinkedQueue<Outcome>();
      events.recorder().about(POD).whenSettled(outcomes::add).normal("Pulled", "pulled");
      events.recorder().event(NODE, EventType.NORMAL, "Cordoned", "drained");
      time.settle();

      assertThat(outcomes).containsExactly(new Outcome.Dropped(DropCause.WRONG_NAMESPACE));
      assertThat(events.accounts().dropped()).isEqualTo(Map.of(DropCause.WRONG_NAMESPACE, 1L));
      assertThat(served.in("shop")).isEmpty();
      assertThat(served.onlyIn("default").path("involvedObject").path("name").stringValue())
          .isEqualTo("node-1");
    }
  }

  @Test
  void autoChoosesTheNewerGroupWhereTheServerHasIt() throws Exception {
    try (EventBroadcaster events = simulated(sink(GroupChoice.AUTO))) {
      events.recorder().about(POD).normal("Pulled", "pulled");
      time.settle();

      assertThat(served.onlyIn("shop").path("eventTime").stringValue()).isNotEmpty();
    }
  }

  @Test
  void aClientThatIsClosedFirstIsSurvived() throws Exception {
    Connected connected = connect(server.uri(), ApiSinkOptions.DEFAULT);
    try (EventBroadcaster events = simulated(connected.sink())) {
      var outcomes = new ConcurrentLinkedQueue<Outcome>();
      events.recorder().about(POD).normal("Pulled", "pulled");
      time.settle();
      connected.client().close();
      events.recorder().about(POD).whenSettled(outcomes::add).normal("Pulled", "pulled");
      time.settle();

      assertThat(outcomes)
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> {
                assertThat(failed.cause()).isEqualTo(DropCause.NOT_SENT);
                assertThat(failed.answer()).isInstanceOf(SinkResult.Closed.class);
              });
    }
  }

  @Test
  void whatAClientThatIsClosedFirstDoesNotWriteIsWrittenFromTheSpoolByTheNext() throws Exception {
    Connected connected = connect(server.uri(), ApiSinkOptions.DEFAULT);
    var outcomes = new ConcurrentLinkedQueue<Outcome>();
    try (EventBroadcaster events = spooled(connected.sink(), time)) {
      events.recorder().about(POD).normal("Pulled", "pulled");
      time.settle();
      connected.client().close();
      events.recorder().about(POD).whenSettled(outcomes::add).warning("PullFailed", "{}", ODD);
      time.settle();
      assertThat(events.close(Duration.ZERO).kept()).isEqualTo(1);
    }
    assertThat(outcomes).containsExactly(new Outcome.Kept());
    assertThat(served.in("shop")).hasSize(1);

    var later = new SimulatedScheduler(time.now());
    try (EventBroadcaster events = spooled(sink(GroupChoice.CORE), later)) {
      later.settle();
      assertThat(events.accounts().created()).isEqualTo(1);
    }
    assertThat(served.in("shop"))
        .extracting(event -> event.path("reason").stringValue())
        .containsExactlyInAnyOrder("Pulled", "PullFailed");
  }

  private EventBroadcaster spooled(EventSink sink, Scheduler scheduler) {
    return builder(sink, scheduler).spool(folder.resolve("spool"), 1 << 20).build();
  }
}
