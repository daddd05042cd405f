package dev.tidings.metrics;

import dev.tidings.recorder.SinkRequest;
import dev.tidings.recorder.SinkResult;
import dev.tidings.recorder.SinkResult.Closed;
import dev.tidings.recorder.SinkResult.Refused;
import dev.tidings.recorder.SinkResult.Stored;
import dev.tidings.recorder.SinkResult.Unreachable;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.function.Consumer;

/**
 * How long sinks take to answer. A request may end after the listener is taken away: once closed,
 * this registers nothing.
 */
final class RequestTimers implements Consumer<SinkRequest>, AutoCloseable {
  private final MeterProvider<Timer> timers;
  private boolean closed;

  RequestTimers(MeterRegistry registry, Tag name) {
    this.timers =
        Timer.builder("tidings.recorder.requests")
            .description("Requests that a sink has answered")
            .tags(Tags.of(name))
            .withRegistry(registry);
  }

  @Override
  public synchronized void accept(SinkRequest request) {
    if (closed) {
      return;
    }
    timers
        .withTags(
            "sink", String.valueOf(request.sink()),
            "verb", request.verb().right(),
            "result", result(request.answer()),
            "code", code(request.answer()))
        .record(request.took());
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private static String result(SinkResult answer) {
    if (answer instanceof Stored) {
      return "stored";
    }
    if (answer instanceof Refused) {
      return "refused";
    }
    if (answer instanceof Unreachable) {
      return "unreachable";
    }
    return answer instanceof Closed ? "closed" : "not_sent";
  }

  /** A refusal's HTTP status code; what is stored was answered with whichever of the good ones. */
  private static String code(SinkResult answer) {
    return answer instanceof Refused refused ? String.valueOf(refused.code()) : "none";
  }
}
