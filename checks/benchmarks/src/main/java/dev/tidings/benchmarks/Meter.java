package dev.tidings.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the calling thread has paid so far, on the processor and in bytes: other threads, and other
 * programs on the machine, are not in it.
 */
public record Meter(long cpuNanos, long bytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  public static Meter read() {
    return new Meter(THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes());
  }
}
