package dev.tidings.api;

import static java.util.Objects.requireNonNull;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.wire.HttpCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Counts, times and traces requests; the figures have the names that kube-apiserver uses. */
final class RequestMetrics {
  private static final Duration[] BUCKETS =
      LongStream.of(5, 25, 50, 100, 200, 400, 600, 800, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final RequestTraces traces;
  private final Map<RequestLabels, AtomicInteger> longRunning = new ConcurrentHashMap<>();

  /** Finding a meter in the registry costs more than to count with it. */
  private final Map<RequestLabels, Timer> timers = new ConcurrentHashMap<>();

  private final Map<Answered, Counter> counters = new ConcurrentHashMap<>();
  private final Map<Cut, Counter> cuts = new EnumMap<>(Cut.class);

  /** Why an answer was ended in its middle. */
  enum Cut {
    /** Its client took nothing for too long. */
    STALLED,

    /** The rest of it could not be read. */
    BROKEN
  }

  private record Answered(RequestLabels labels, int code) {}

  RequestMetrics(MeterRegistry registry, RequestTraces traces) {
    this.registry = registry;
    this.traces = traces;
    RequestLabels.common().forEach(this::register);
    for (Cut why : Cut.values()) {
      cuts.put(why, newCounter(why));
    }
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
    private RequestTrace trace = RequestTrace.NONE;
    private boolean watching;
    private boolean answering;

    private Request(RequestLabels labels, boolean goesOn) {
      this.labels = labels;
      this.goesOn = goesOn;
    }

    /** Its sender is known. What is turned away before that has no trace, and fills nothing. */
    void identified(HttpServerRequest request, HttpCall call) {
      trace = traces.began(request, call, labels.summary(), started);
      trace.reached("authenticated");
    }

    RequestTrace trace() {
      return trace;
    }

    /** The answer's code is known; for a watch it goes on from here. */
    void answered(int code) {
      counter(labels, code).increment();
      trace.answered(code);
      if (goesOn && code == 200) {
        watching = true;
        running(labels).incrementAndGet();
        trace.ended();
      } else {
        time();
      }
    }

    /** The answer's code is known, and the rest of it follows piece by piece. */
    void answering(int code) {
      counter(labels, code).increment();
      trace.answered(code);
      answering = true;
    }

    /** The answer has been ended in its middle. */
    void cut(Cut why) {
      requireNonNull(cuts.get(why)).increment();
    }

    /** The client has its answer, or is gone. */
    void ended() {
      if (answering) {
        answering = false;
        time();
      }
      if (watching) {
        watching = false;
        running(labels).decrementAndGet();
      }
      trace.ended();
    }

    private void time() {
      var took = Duration.ofNanos(System.nanoTime() - started);
      trace.run(() -> timer(labels).record(took));
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

  private Counter newCounter(Cut why) {
    return Counter.builder("tidings.answers.cut")
        .description("Answers that were ended in their middle, their connection closed")
        .tag("reason", why.name().toLowerCase(Locale.ROOT))
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
