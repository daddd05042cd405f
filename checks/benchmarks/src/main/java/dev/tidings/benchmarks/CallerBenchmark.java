package dev.tidings.benchmarks;

import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.EventType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a caller pays for an event that is accepted: bursts of 500, as the reference was measured,
 * each begun when all before it have been written by a sink that answers at once.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class CallerBenchmark {
  private static final int BURST = 500;

  private final ObjectReference[] pods = Pods.pods(10_000);
  private final EventBroadcaster broadcaster = Sinks.broadcaster(Sinks.instant());
  private final EventRecorder recorder = broadcaster.recorder();
  private int next;
  private Meter before = Meter.read();

  @Setup(Level.Invocation)
  public void begin() {
    while (broadcaster.accounts().pending() > 0) {
      Thread.onSpinWait();
    }
    before = Meter.read();
  }

  @TearDown(Level.Invocation)
  public void end(Cost cost) {
    cost.add(before, BURST);
  }

  @TearDown
  public void close() {
    broadcaster.close();
    if (broadcaster.accounts().droppedInAll() > 0) {
      throw new IllegalStateException("not every event was accepted: " + broadcaster.accounts());
    }
  }

  private ObjectReference pod() {
    next = (next + 1) % pods.length;
    return pods[next];
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void event() {
    for (int i = 0; i < BURST; i++) {
      recorder.event(pod(), EventType.WARNING, "PullFailed", "cannot pull the image");
    }
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void aboutWithArguments() {
    for (int i = 0; i < BURST; i++) {
      recorder.about(pod()).warning("PullFailed", "cannot pull {} in {} tries", "web:1.25", i);
    }
  }
}
