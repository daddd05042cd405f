package dev.tidings.api.write;

import dev.tidings.store.WriteResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Times writes from when they are offered to the store until they are on disk or refused: in a
 * histogram, and as spans of requests that are traced. Safe for use by any number of threads.
 */
public record WriteTimes(Timer timer, Tracer tracer) {
  /** Those of a registry. */
  public static WriteTimes of(MeterRegistry registry, Tracer tracer) {
    Timer timer =
        Timer.builder("tidings.write.duration")
            .description("Time from when a request offers a write until it is on disk or refused")
            .serviceLevelObjectives(buckets())
            .register(registry);
    return new WriteTimes(timer, tracer);
  }

  /**
   * Disks differ: from what is only remembered to what is in trouble. Those of etcd, and larger.
   */
  public static Duration[] buckets() {
    return LongStream.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192)
        .mapToObj(Duration::ofMillis)
        .toArray(Duration[]::new);
  }

  /** Offers a write, and times it. What follows the result is not in it. */
  CompletableFuture<WriteResult> timed(Supplier<CompletableFuture<WriteResult>> offer) {
    Span span = span();
    Context within = Context.current().with(span);
    long began = System.nanoTime();
    return offer
        .get()
        .whenComplete(
            (result, failure) -> {
              var took = Duration.ofNanos(System.nanoTime() - began);
              within.wrap(() -> timer.record(took)).run();
              if (failure != null) {
                span.setStatus(StatusCode.ERROR);
              }
              span.end();
            });
  }

  /** A write that is no traced request's begins no trace. */
  private Span span() {
    return Span.current().getSpanContext().isValid()
        ? tracer.spanBuilder("commit").startSpan()
        : Span.getInvalid();
  }
}
