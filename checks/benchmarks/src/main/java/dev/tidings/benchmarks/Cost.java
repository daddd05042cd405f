package dev.tidings.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a number of events have cost the thread they were measured on. Read by JMH. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Cost {
  public long cpuNanos;
  public long bytes;
  public long events;

  /** Adds what the calling thread has paid since a reading, for so many events. */
  public void add(Meter before, long count) {
    Meter now = Meter.read();
    cpuNanos += now.cpuNanos() - before.cpuNanos();
    bytes += now.bytes() - before.bytes();
    events += count;
  }
}
