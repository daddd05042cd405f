package dev.tidings.metrics;

import dev.tidings.recorder.SinkRequest;
import dev.tidings.recorder.SinkResult;
import dev.tidings.recorder.SinkResult.NotSent;
import dev.tidings.recorder.SinkResult.Refused;
import dev.tidings.recorder.SinkResult.Stored;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.function.Consumer;

/** How long sinks take to answer. */
final class RequestTimers implements Consumer<SinkRequest> {
  private final MeterProvider<Timer> timers;

  RequestTimers(MeterRegistry registry, Tag name) {
    this.timers =
        Timer.builder("tidings.recorder.requests")
            .description("Requests that a sink has answered")
            .tags(Tags.of(name))
            .withRegistry(registry);
  }

  @Override
  public void accept(SinkRequest request) {
    timers
        .withTags(
            "sink", String.valueOf(request.sink()),
            "verb", request.verb().right(),
            "result", result(request.answer()),
            "code", code(request.answer()))
        .record(request.took());
  }

  private static String result(SinkResult answer) {
    if (answer instanceof Stored) {
      return "stored";
    }
    if (answer instanceof Refused) {
      return "refused";
    }
    return answer instanceof NotSent ? "not_sent" : "unreachable";
  }

  /** A refusal's HTTP status code; what is stored was answered with whichever of the good ones. */
  private static String code(SinkResult answer) {
    return answer instanceof Refused refused ? String.valueOf(refused.code()) : "none";
  }
}
