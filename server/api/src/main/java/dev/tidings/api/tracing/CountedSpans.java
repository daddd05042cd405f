package dev.tidings.api.tracing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts spans and what becomes of them, and says when they can be sent no more, once. A span that
 * is neither sent nor failed waits to be sent, or there was no room for it.
 */
final class CountedSpans implements SpanProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(CountedSpans.class);

  private final Counter ended;
  private final Counter sent;
  private final Counter failed;
  private volatile boolean failing;

  CountedSpans(MeterRegistry registry) {
    this.ended = counter(registry, "spans", "Spans of requests that are to be sent");
    this.sent = counter(registry, "spans.sent", "Spans that the collector has taken");
    this.failed = counter(registry, "spans.failed", "Spans that could not be sent, and are lost");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("tidings.trace." + name).description(description).register(registry);
  }

  /** An exporter whose outcomes are counted. */
  SpanExporter around(SpanExporter exporter) {
    return new Counted(exporter);
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (span.getSpanContext().isSampled()) {
      ended.increment();
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  private void told(boolean success, int spans) {
    (success ? sent : failed).increment(spans);
    if (failing == success) {
      failing = !success;
      if (success) {
        LOG.info("traces are sent again");
      } else {
        LOG.warn("traces cannot be sent, and are lost until further notice");
      }
    }
  }

  private final class Counted implements SpanExporter {
    private final SpanExporter exporter;

    Counted(SpanExporter exporter) {
      this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      int number = spans.size();
      CompletableResultCode result = exporter.export(spans);
      return result.whenComplete(() -> told(result.isSuccess(), number));
    }

    @Override
    public CompletableResultCode flush() {
      return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return exporter.shutdown();
    }
  }
}
