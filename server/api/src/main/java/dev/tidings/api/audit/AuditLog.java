package dev.tidings.api.audit;

import dev.tidings.files.TurnedFile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what was done. Telling it never waits: one thread writes, and what it cannot keep up
 * with, or cannot write, is left out and counted.
 *
 * <p>Invariant: of every event that is told, exactly one of the counters counts one.
 */
public final class AuditLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final int MOST_WAITING = 20_000;
  private static final long MOST_BYTES = 16 * 1024 * 1024;
  private static final int BYTES_TOGETHER = 256 * 1024;
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration LAST_WRITES = Duration.ofSeconds(3);

  private final BlockingQueue<AuditEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong waitingBytes = new AtomicLong();
  private final TurnedFile file;
  private final Counter written;
  private final Counter tooMany;
  private final Counter unwritable;
  private final Counter tooLate;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean ended;
  private boolean broken;

  private AuditLog(TurnedFile file, MeterRegistry registry) {
    this.file = file;
    this.written =
        Counter.builder("tidings.audit.events")
            .description("Audit events that were written")
            .register(registry);
    this.tooMany = lost(registry, "queue-full");
    this.unwritable = lost(registry, "not-writable");
    this.tooLate = lost(registry, "closing");
    this.thread = Thread.ofPlatform().name("audit").daemon().unstarted(this::run);
  }

  private static Counter lost(MeterRegistry registry, String reason) {
    return Counter.builder("tidings.audit.events.lost")
        .description("Audit events that were not written")
        .tag("reason", reason)
        .register(registry);
  }

  /**
   * Opens the file and begins to write.
   *
   * @throws IOException when the file cannot be opened
   */
  public static AuditLog start(AuditOptions options, InstantSource clock, MeterRegistry registry)
      throws IOException {
    var log = new AuditLog(TurnedFile.open(options.turning(), clock), registry);
    log.thread.start();
    return log;
  }

  /** Takes an event to be written; never blocks. */
  public void tell(AuditEvent event) {
    if (closing) {
      tooLate.increment();
      return;
    }
    boolean fits = waitingBytes.addAndGet(event.weight()) <= MOST_BYTES;
    if (!fits || !waiting.offer(event)) {
      waitingBytes.addAndGet(-event.weight());
      tooMany.increment();
    } else if (ended && waiting.remove(event)) {
      tooLate.increment();
    }
  }

  private void run() {
    try {
      while (!closing || !waiting.isEmpty()) {
        AuditEvent first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          write(first);
        }
      }
    } catch (InterruptedException late) {
      // what still waits is counted by whoever was in a hurry
      return;
    }
  }

  /** Writes an event, with what has come after it by now and is not too much. */
  private void write(AuditEvent first) {
    var lines = new ByteArrayOutputStream();
    int together = 0;
    AuditEvent next = first;
    while (next != null) {
      together += isRendered(next, lines) ? 1 : 0;
      next = lines.size() < BYTES_TOGETHER ? waiting.poll() : null;
    }
    append(lines, together);
  }

  private boolean isRendered(AuditEvent event, ByteArrayOutputStream lines) {
    waitingBytes.addAndGet(-event.weight());
    try {
      lines.writeBytes(AuditJson.line(event));
      return true;
    } catch (RuntimeException | Error failure) {
      lose(1, failure);
      return false;
    }
  }

  private void append(ByteArrayOutputStream lines, int events) {
    try {
      file.write(lines.toByteArray());
      written.increment(events);
      broken = false;
    } catch (IOException | RuntimeException | Error failure) {
      lose(events, failure);
    }
  }

  private void lose(int events, Throwable failure) {
    unwritable.increment(events);
    if (!broken) {
      broken = true;
      LOG.error("the audit log cannot be written", failure);
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
      ended = true;
      while (waiting.poll() != null) {
        tooLate.increment();
      }
      file.close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      LOG.warn("closing the audit log: {}", failure.getMessage());
    }
  }
}
