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
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts spans and what becomes of them, and says when they can be sent no more, once.
 *
 * <p>Invariant: a span that has ended was sent, has failed, was dropped, or waits to be sent; and
 * there wait no more than the queue has room for, which drops without a word.
 */
final class CountedSpans {
  private static final Logger LOG = LoggerFactory.getLogger(CountedSpans.class);

  private final Counter ended;
  private final Counter sent;
  private final Counter failed;
  private final Counter dropped;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean failing;

  CountedSpans(MeterRegistry registry) {
    this.ended = counter(registry, "spans", "Spans of requests that are to be sent");
    this.sent = counter(registry, "spans.sent", "Spans that the collector has taken");
    this.failed = counter(registry, "spans.failed", "Spans that could not be sent, and are lost");
    this.dropped = counter(registry, "spans.dropped", "Spans that were lost for want of room");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("tidings.trace." + name).description(description).register(registry);
  }

  /** An exporter whose outcomes are counted. */
  SpanExporter around(SpanExporter exporter) {
    return new Counted(exporter);
  }

  /**
   * A queue to which no more is given than it has room for.
   *
   * @param room what it takes, those that are being sent included
   */
  SpanProcessor before(SpanProcessor queue, int room) {
    return new Gate(queue, room);
  }

  private void told(boolean success, int spans) {
    waiting.addAndGet(-spans);
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

  /** Only sampled spans are sent. */
  private final class Gate implements SpanProcessor {
    private final SpanProcessor queue;
    private final int room;

    Gate(SpanProcessor queue, int room) {
      this.queue = queue;
      this.room = room;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      queue.onStart(parent, span);
    }

    @Override
    public boolean isStartRequired() {
      return queue.isStartRequired();
    }

    @Override
    public void onEnd(ReadableSpan span) {
      if (!span.getSpanContext().isSampled()) {
        return;
      }
      ended.increment();
      if (waiting.incrementAndGet() <= room) {
        queue.onEnd(span);
      } else {
        waiting.decrementAndGet();
        dropped.increment();
      }
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }

    @Override
    public CompletableResultCode shutdown() {
      return queue.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
      return queue.forceFlush();
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
