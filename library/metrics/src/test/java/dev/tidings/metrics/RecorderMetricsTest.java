package dev.tidings.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.BroadcasterBuilder;
import dev.tidings.recorder.DropCause;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventChange;
import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.MemorySink;
import dev.tidings.recorder.SimulatedScheduler;
import dev.tidings.recorder.SinkOptions;
import dev.tidings.recorder.SinkResult;
import dev.tidings.recorder.SpoolOptions;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderMetricsTest {
  private static final ObjectReference POD =
      new ObjectReference("Pod", "shop", "web-0", "uid-of-web-0", "v1", "", "");

  private final SimulatedScheduler time =
      new SimulatedScheduler(Instant.parse("2026-11-21T08:15:30Z"));
  private final MeterRegistry registry = new SimpleMeterRegistry();

  private BroadcasterBuilder builder() {
    return EventBroadcaster.builder().reportingController("example.com/backup").scheduler(time);
  }

  private EventBroadcaster bound(EventSink sink) {
    EventBroadcaster broadcaster = builder().sink(sink).build();
    new RecorderMetrics(broadcaster).bindTo(registry);
    return broadcaster;
  }

  private void record(EventBroadcaster broadcaster, String reason) {
    broadcaster.recorder().about(POD).warning(reason, "cannot pull");
    time.settle();
  }

  private double events(String outcome, String cause) {
    return registry
        .get("tidings.recorder.events")
        .tags("outcome", outcome, "cause", cause, "sink", "0", "broadcaster", "example.com/backup")
        .functionCounter()
        .count();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  @Test
  void eventsAreCountedByOutcomeAndCause() {
    EventBroadcaster broadcaster = bound(new MemorySink());
    record(broadcaster, "PullFailed");
    record(broadcaster, "PullFailed");
    record(broadcaster, "");
    broadcaster.switches().pause();
    record(broadcaster, "PullFailed");

    assertThat(events("created", "none")).isEqualTo(1);
    assertThat(events("updated", "none")).isEqualTo(1);
    assertThat(events("dropped", "invalid_event")).isEqualTo(1);
    assertThat(events("suppressed", "paused")).isEqualTo(1);
    assertThat(registry.get("tidings.recorder.events.offered").functionCounter().count())
        .isEqualTo(4);
  }

  @Test
  void everyCauseIsThereFromTheStart() {
    bound(new MemorySink());

    assertThat(registry.get("tidings.recorder.events").functionCounters())
        .hasSize(DropCause.values().length + 2)
        .allMatch(counter -> counter.count() == 0);
  }

  @Test
  void whatWaitsIsSeenWhereItWaits() {
    EventBroadcaster broadcaster = bound(new MemorySink().down());
    broadcaster.recorder().about(POD).warning("PullFailed", "cannot pull");
    assertThat(gauge("tidings.recorder.queue.incoming")).isEqualTo(1);
    time.settle();

    assertThat(gauge("tidings.recorder.queue.incoming")).isZero();
    assertThat(gauge("tidings.recorder.queue.sink")).isZero();
    assertThat(gauge("tidings.recorder.events.pending")).isEqualTo(1);
  }

  @Test
  void whatWaitsOnDiskIsSeen(@TempDir Path directory) {
    MemorySink down = new MemorySink().down();
    SinkOptions spooled =
        SinkOptions.DEFAULT.withSpool(new SpoolOptions(directory.resolve("spool"), 1 << 20));
    try (EventBroadcaster broadcaster = builder().sink(down, spooled).build()) {
      new RecorderMetrics(broadcaster).bindTo(registry);
      record(broadcaster, "PullFailed");

      assertThat(gauge("tidings.recorder.spool.events")).isEqualTo(1);
      assertThat(gauge("tidings.recorder.spool.size")).isPositive();
    }
  }

  /** Takes 20 ms for each answer. */
  private final class SlowSink implements EventSink {
    private final MemorySink sink;

    SlowSink(MemorySink sink) {
      this.sink = sink;
    }

    @Override
    public SinkResult create(Event event) {
      time.advance(Duration.ofMillis(20));
      return sink.create(event);
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      time.advance(Duration.ofMillis(20));
      return sink.patch(event, change);
    }
  }

  @Test
  void requestsAreTimedByVerbAndAnswer() {
    EventBroadcaster broadcaster =
        bound(new SlowSink(new MemorySink().failing(SinkResult.Refused.of(429, "Busy"))));
    record(broadcaster, "PullFailed");
    time.advance(Duration.ofSeconds(1));
    record(broadcaster, "PullFailed");

    assertThat(timer("create", "refused", "429").count()).isEqualTo(1);
    assertThat(timer("create", "stored", "none").count()).isEqualTo(1);
    Timer patched = timer("patch", "stored", "none");
    assertThat(patched.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(20);
  }

  @Test
  void everyAnswerHasAWordOfItsOwn() {
    Map<String, SinkResult> answers =
        Map.of(
            "refused", SinkResult.Refused.of(403, "Forbidden"),
            "unreachable", new SinkResult.Unreachable("refused"),
            "closed", new SinkResult.Closed("closed"),
            "not_sent", new SinkResult.NotSent("no name"));
    assertThat(answers).hasSize(SinkResult.class.getPermittedSubclasses().length - 1);
    answers.forEach(
        (word, answer) -> {
          EventBroadcaster broadcaster = builder().sink(new MemorySink().failing(answer)).build();
          new RecorderMetrics(broadcaster, word).bindTo(registry);
          record(broadcaster, "PullFailed");

          assertThat(registry.get("tidings.recorder.requests").tag("broadcaster", word).timer())
              .extracting(timer -> timer.getId().getTag("result"))
              .isEqualTo(word);
        });
  }

  private Timer timer(String verb, String result, String code) {
    return registry
        .get("tidings.recorder.requests")
        .tags("verb", verb, "result", result, "code", code)
        .timer();
  }

  @Test
  void withoutASinkItIsCountedWhatWatchersSee() {
    EventBroadcaster broadcaster = builder().build();
    new RecorderMetrics(broadcaster).bindTo(registry);
    record(broadcaster, "PullFailed");

    assertThat(
            registry
                .get("tidings.recorder.events")
                .tags("outcome", "created", "sink", "none")
                .functionCounter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void severalBroadcastersAreToldApart() {
    bound(new MemorySink());
    EventBroadcaster second = builder().sink(new MemorySink()).build();
    new RecorderMetrics(second, "second").bindTo(registry);
    record(second, "PullFailed");

    assertThat(events("created", "none")).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecorderMetrics(second).bindTo(registry))
        .withMessageContaining("example.com/backup");
  }

  @Test
  void aBroadcasterForManyReportersNeedsAName() {
    EventBroadcaster kubelet = EventBroadcaster.builder(new MemorySink()).build();

    assertThatIllegalArgumentException().isThrownBy(() -> new RecorderMetrics(kubelet));
  }

  @Test
  void afterClosingNothingIsLeft() {
    EventBroadcaster broadcaster = builder().sink(new MemorySink()).build();
    var metrics = new RecorderMetrics(broadcaster);
    metrics.bindTo(registry);
    record(broadcaster, "PullFailed");
    metrics.close();
    record(broadcaster, "PullFailed");

    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void aRequestThatEndsWhileTheyAreClosedBringsNoneBack() {
    EventBroadcaster broadcaster = builder().sink(new MemorySink()).build();
    var metrics = new RecorderMetrics(broadcaster);
    Runnable closing = broadcaster.onRequest(request -> metrics.close());
    metrics.bindTo(registry);
    record(broadcaster, "PullFailed");
    closing.run();

    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void noObjectIsNamedInWhatPrometheusReads() {
    var prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    EventBroadcaster broadcaster = builder().sink(new MemorySink()).build();
    new RecorderMetrics(broadcaster).bindTo(prometheus);
    record(broadcaster, "PullFailed");

    assertThat(prometheus.scrape())
        .contains(
            "tidings_recorder_events_total{broadcaster=\"example.com/backup\",cause=\"none\","
                + "outcome=\"created\",sink=\"0\"} 1.0")
        .contains("tidings_recorder_queue_incoming{")
        .contains("tidings_recorder_spool_size_bytes{")
        .contains("tidings_recorder_requests_seconds_count{")
        .doesNotContain("web-0", "shop", "PullFailed", "cannot pull");
    assertThat(prometheus.getMeters())
        .extracting(Meter::getId)
        .allMatch(id -> id.getDescription() != null);
  }
}
