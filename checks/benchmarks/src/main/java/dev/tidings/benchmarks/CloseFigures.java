package dev.tidings.benchmarks;

import dev.tidings.recorder.CloseReport;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import java.time.Duration;
import java.util.Locale;

/** Closing with 50 events recorded just before, to a sink whose requests take a millisecond. */
public final class CloseFigures {
  private static final int ROUNDS = 200;
  private static final int QUEUED = 50;

  private CloseFigures() {}

  public static void main(String[] arguments) {
    long least = QUEUED;
    long longestNanos = 0;
    for (int i = 0; i < ROUNDS; i++) {
      WriteLog log = new WriteLog(Duration.ofMillis(1));
      CloseReport report = recordAndClose(log);
      least = Math.min(least, log.written());
      longestNanos = Math.max(longestNanos, report.took().toNanos());
    }
    new Figure(
            "close with 50 queued",
            "1 of 50 written",
            "50 of 50",
            String.format(
                Locale.ROOT,
                "at least %d of 50 in each of %d rounds, within %.0f ms",
                least,
                ROUNDS,
                longestNanos / 1e6),
            least == QUEUED)
        .print();
  }

  private static CloseReport recordAndClose(WriteLog log) {
    EventBroadcaster broadcaster = Sinks.broadcaster(log.sink());
    EventRecorder recorder = broadcaster.recorder();
    for (int i = 0; i < QUEUED; i++) {
      recorder.about(Pods.pod(i)).normal("Stopped", "container stopped");
    }
    return broadcaster.close(Duration.ofSeconds(5));
  }
}
