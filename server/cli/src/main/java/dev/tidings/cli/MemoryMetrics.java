package dev.tidings.cli;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that the process may have resident, and what it has, where Linux tells. */
record MemoryMetrics(MemoryPlan plan) implements MeterBinder {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("tidings.memory.budget", () -> plan.total().bytes())
        .description("What the process may have resident (--memory)")
        .baseUnit("bytes")
        .register(registry);
    part(registry, "heap", plan.heap());
    part(registry, "store", plan.store());
    part(registry, "java", MemoryPlan.JAVA);
    part(registry, "rest", plan.rest());
    if (Files.isReadable(STATUS)) {
      Gauge.builder("process.resident.memory", MemoryMetrics::resident)
          .description("What the process has resident")
          .baseUnit("bytes")
          .register(registry);
    }
  }

  private static void part(MeterRegistry registry, String part, long bytes) {
    Gauge.builder("tidings.memory.share", () -> bytes)
        .description("How the budget is shared out")
        .baseUnit("bytes")
        .tag("part", part)
        .register(registry);
  }

  private static double resident() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .mapToDouble(line -> 1024.0 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException unreadable) {
      return Double.NaN;
    }
  }
}
