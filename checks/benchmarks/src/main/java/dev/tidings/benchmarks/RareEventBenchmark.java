package dev.tidings.benchmarks;

import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.EventType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a caller pays for an event when the recorder's threads sleep, and one has to be woken. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class RareEventBenchmark {
  private static final Duration UNTIL_ASLEEP = Duration.ofMillis(5);

  private final ObjectReference pod = Pods.pod(1);
  private final EventBroadcaster broadcaster = Sinks.broadcaster(Sinks.instant());
  private final EventRecorder recorder = broadcaster.recorder();

  @Setup(Level.Invocation)
  public void letThreadsSleep() {
    Sinks.takeTime(UNTIL_ASLEEP);
  }

  @TearDown
  public void close() {
    broadcaster.close();
  }

  @Benchmark
  public void event() {
    recorder.event(pod, EventType.WARNING, "PullFailed", "cannot pull the image");
  }
}
