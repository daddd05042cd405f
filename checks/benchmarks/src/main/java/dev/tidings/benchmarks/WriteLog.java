package dev.tidings.benchmarks;

import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.SinkResult;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A sink whose requests take a while, and when the first and the last were done. */
final class WriteLog {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Duration latency;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  WriteLog(Duration latency) {
    this.latency = latency;
  }

  EventSink sink() {
    return Sinks.answering(
        event -> {
          first.accumulateAndGet(System.nanoTime(), Math::min);
          Sinks.takeTime(latency);
          written.incrementAndGet();
          last.accumulateAndGet(System.nanoTime(), Math::max);
          return new SinkResult.Stored(event);
        });
  }

  long written() {
    return written.get();
  }

  double perSecond() {
    return written.get() * NANOS_PER_SECOND / (last.get() - first.get());
  }
}
