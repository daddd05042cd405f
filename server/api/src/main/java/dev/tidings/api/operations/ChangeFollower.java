package dev.tidings.api.operations;

import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every change that is made from now on to one consumer, on a thread of its own.
 *
 * <p>Invariant: changes come in order and once; when it falls behind the kept history it goes on
 * with the present, and says so in {@code tidings_events_uncounted_gaps_total}.
 */
public final class ChangeFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFollower.class);
  private static final int BATCH = 1_000;
  private static final long CLOSE_MILLIS = 2_000;

  private final EventStore store;
  private final Consumer<Change> consumer;
  private final Counter gaps;
  private final Semaphore news = new Semaphore(1);
  private final AutoCloseable subscription;
  private final Thread thread;
  private volatile boolean closed;
  private long after;

  private ChangeFollower(EventStore store, Consumer<Change> consumer, MeterRegistry registry) {
    this.store = store;
    this.consumer = consumer;
    this.after = store.revision();
    this.gaps =
        Counter.builder("tidings.events.uncounted.gaps")
            .description(
                "Times that changes were dropped from the history before they were counted")
            .register(registry);
    this.subscription = store.onCommit(this::wake);
    this.thread = new Thread(this::follow, "event-tally");
    thread.setDaemon(true);
  }

  public static ChangeFollower start(
      EventStore store, Consumer<Change> consumer, MeterRegistry registry) {
    var follower = new ChangeFollower(store, consumer, registry);
    follower.thread.start();
    return follower;
  }

  private void wake() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  private void follow() {
    while (!closed) {
      try {
        news.acquire();
        catchUp();
      } catch (InterruptedException closing) {
        return;
      } catch (RuntimeException failure) {
        gaps.increment();
        LOG.warn("changes could not be read and are not counted", failure);
      }
    }
  }

  private void catchUp() {
    boolean more = true;
    while (more && !closed) {
      switch (store.changes(after, BATCH)) {
        case ChangesResult.Batch batch -> {
          after = batch.upTo();
          batch.changes().forEach(consumer);
          more = !batch.changes().isEmpty();
        }
        case ChangesResult.Expired expired -> {
          gaps.increment();
          after = store.revision();
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      subscription.close();
      thread.interrupt();
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception failure) {
      LOG.warn("closing", failure);
    }
  }
}
