package dev.tidings.api.write;

import dev.tidings.api.read.Answer;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.store.EventStore;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Offers writes to the store, each with its time to live, and sees to what follows. */
public final class EventWriter {
  private final EventStore store;
  private final InstantSource clock;
  private final Duration eventTtl;
  private final Executor workers;

  public EventWriter(EventStore store, InstantSource clock, Duration eventTtl, Executor workers) {
    this.store = store;
    this.clock = clock;
    this.eventTtl = eventTtl;
    this.workers = workers;
  }

  public Instant now() {
    return clock.instant();
  }

  /** What follows a result: an answer, or another try. */
  interface Next {
    CompletableFuture<Answer> after(WriteResult result) throws RefusedException;
  }

  CompletableFuture<Answer> create(Event event, Next next) {
    return write(new Write.Create(event.key(), StoredForm.encode(event), due()), next);
  }

  /**
   * @param value the event in its stored form
   */
  CompletableFuture<Answer> replace(Event event, byte[] value, long revision, Next next) {
    return write(new Write.Replace(event.key(), value, revision, due()), next);
  }

  /**
   * Offers a write. What follows a success is short, and done where the store tells of it; anything
   * else is left to a worker.
   */
  CompletableFuture<Answer> write(Write write, Next next) {
    return store
        .write(write)
        .thenCompose(
            result ->
                result instanceof WriteResult.Written
                    ? compose(result, next)
                    : CompletableFuture.supplyAsync(() -> result, workers)
                        .thenCompose(refused -> compose(refused, next)));
  }

  private static CompletableFuture<Answer> compose(WriteResult result, Next next) {
    try {
      return next.after(result);
    } catch (RefusedException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Instant due() {
    return clock.instant().plus(eventTtl).truncatedTo(ChronoUnit.MILLIS);
  }
}
