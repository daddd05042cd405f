package dev.tidings.api.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what was done. Telling it never waits: one thread writes, and what it cannot keep up
 * with, or cannot write, is left out and counted.
 *
 * <p>Invariant: of every event that is told, exactly one of the two counters counts one.
 */
public final class AuditLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final int MOST_WAITING = 20_000;
  private static final int MOST_TOGETHER = 500;
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration LAST_WRITES = Duration.ofSeconds(3);

  private final BlockingQueue<AuditEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AuditFile file;
  private final Counter written;
  private final Counter lost;
  private final Thread thread;
  private volatile boolean closing;
  private boolean broken;

  private AuditLog(AuditFile file, MeterRegistry registry) {
    this.file = file;
    this.written = counter(registry, "tidings_audit_events", "Audit events that were written");
    this.lost =
        counter(
            registry,
            "tidings_audit_events_lost",
            "Audit events that were not written: too many, or the file could not be written");
    this.thread = Thread.ofPlatform().name("audit").daemon().unstarted(this::run);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  /**
   * Opens the file and begins to write.
   *
   * @throws IOException when the file cannot be opened
   */
  public static AuditLog start(AuditOptions options, InstantSource clock, MeterRegistry registry)
      throws IOException {
    var log = new AuditLog(new AuditFile(options, clock), registry);
    log.thread.start();
    return log;
  }

  /** Takes an event to be written; never blocks. */
  public void tell(AuditEvent event) {
    if (closing || !waiting.offer(event)) {
      lost.increment();
    }
  }

  private void run() {
    try {
      while (!closing || !waiting.isEmpty()) {
        AuditEvent first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          var together = new ArrayList<>(List.of(first));
          waiting.drainTo(together, MOST_TOGETHER - 1);
          write(together);
        }
      }
    } catch (InterruptedException tooLate) {
      // what still waits is counted by whoever was in a hurry
      return;
    }
  }

  private void write(List<AuditEvent> events) {
    try {
      var lines = new ByteArrayOutputStream();
      events.forEach(event -> lines.writeBytes(AuditJson.line(event)));
      file.write(lines.toByteArray());
      written.increment(events.size());
      broken = false;
    } catch (IOException | RuntimeException failure) {
      lost.increment(events.size());
      if (!broken) {
        broken = true;
        LOG.error("the audit log cannot be written", failure);
      }
    }
  }

  /** Writes what waits, for as long as a few seconds. */
  @Override
  public void close() {
    closing = true;
    try {
      if (!thread.join(LAST_WRITES)) {
        thread.interrupt();
        LOG.warn("{} audit events were not written before the end", waiting.size());
      }
      lost.increment(waiting.size());
      file.close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      LOG.warn("closing the audit log: {}", failure.getMessage());
    }
  }
}
