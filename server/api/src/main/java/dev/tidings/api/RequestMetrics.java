package dev.tidings.api;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.wire.HttpCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Counts and times requests, under the names that kube-apiserver uses. */
final class RequestMetrics {
  private static final Duration[] BUCKETS =
      LongStream.of(5, 25, 50, 100, 200, 400, 600, 800, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<RequestLabels, AtomicInteger> longRunning = new ConcurrentHashMap<>();

  /** Finding a meter in the registry costs more than to count with it. */
  private final Map<RequestLabels, Timer> timers = new ConcurrentHashMap<>();

  private final Map<Answered, Counter> counters = new ConcurrentHashMap<>();

  private record Answered(RequestLabels labels, int code) {}

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
    RequestLabels.common().forEach(this::register);
  }

  private void register(RequestLabels labels) {
    if (labels.verb().equals("WATCH")) {
      running(labels);
    } else {
      timer(labels);
    }
    counter(labels, 200);
  }

  /** A request has come. */
  Request began(HttpCall call, Route route) {
    return new Request(RequestLabels.of(call, route), route.longRunning());
  }

  /** One request that is being answered; belongs to its event loop. */
  final class Request {
    private final RequestLabels labels;
    private final boolean goesOn;
    private final long started = System.nanoTime();
    private boolean watching;
    private boolean answering;

    private Request(RequestLabels labels, boolean goesOn) {
      this.labels = labels;
      this.goesOn = goesOn;
    }

    /** The answer's code is known; for a watch it goes on from here. */
    void answered(int code) {
      counter(labels, code).increment();
      if (goesOn && code == 200) {
        watching = true;
        running(labels).incrementAndGet();
      } else {
        timer(labels).record(Duration.ofNanos(System.nanoTime() - started));
      }
    }

    /** The answer's code is known, and the rest of it follows piece by piece. */
    void answering(int code) {
      counter(labels, code).increment();
      answering = true;
    }

    /**
     * The answer has been ended in its middle: {@code stalled} by its client, or {@code broken}.
     */
    void cut(String why) {
      Counter.builder("tidings.answers.cut")
          .description("Answers that were ended in their middle, their connection closed")
          .tag("reason", why)
          .register(registry)
          .increment();
    }

    /** The client has its answer, or is gone. */
    void ended() {
      if (answering) {
        answering = false;
        timer(labels).record(Duration.ofNanos(System.nanoTime() - started));
      }
      if (watching) {
        watching = false;
        running(labels).decrementAndGet();
      }
    }
  }

  private Counter counter(RequestLabels labels, int code) {
    return counters.computeIfAbsent(new Answered(labels, code), this::newCounter);
  }

  private Counter newCounter(Answered answered) {
    return Counter.builder("apiserver.request")
        .description("Requests answered, by what was asked and the code of the answer")
        .tags(answered.labels().tags().and("code", Integer.toString(answered.code())))
        .register(registry);
  }

  private Timer timer(RequestLabels labels) {
    return timers.computeIfAbsent(labels, this::newTimer);
  }

  private Timer newTimer(RequestLabels labels) {
    return Timer.builder("apiserver.request.duration")
        .description("Time from a request's head to its answer, watches aside")
        .tags(labels.tags())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private AtomicInteger running(RequestLabels labels) {
    return longRunning.computeIfAbsent(
        labels,
        key -> {
          var count = new AtomicInteger();
          Tags tags = key.tags();
          Gauge.builder("apiserver.longrunning.requests", count, AtomicInteger::get)
              .description("Watches that are open")
              .tags(tags)
              .register(registry);
          return count;
        });
  }
}
