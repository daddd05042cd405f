package dev.tidings.api.write;

import dev.tidings.api.read.Answer;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Statuses;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.store.EventStore;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** Offers writes to the store, each with its time to live, and sees to what follows. */
public final class EventWriter {
  /** An event of so many bytes is written down in much less time than a commit takes. */
  static final int SMALL = 16 * 1024;

  private final EventStore store;
  private final InstantSource clock;
  private final Keeping keeping;
  private final Executor workers;
  private final WriteTimes times;

  public EventWriter(EventStore store, Settings settings, Executor workers) {
    this.store = store;
    this.clock = settings.clock();
    this.keeping = settings.keeping();
    this.workers = workers;
    this.times = settings.times();
  }

  /** What time it is, what is kept, and how long it takes. */
  public record Settings(InstantSource clock, Keeping keeping, WriteTimes times) {}

  public Instant now() {
    return clock.instant();
  }

  /** What follows a result: an answer, or another try. */
  interface Next {
    CompletableFuture<Answer> after(WriteResult result) throws RefusedException;
  }

  CompletableFuture<Answer> create(Event event, Next next) {
    byte[] value = StoredForm.encode(event);
    return fits(value) ? write(new Write.Create(event.key(), value, due()), next) : tooLarge();
  }

  /**
   * @param value the event in its stored form
   */
  CompletableFuture<Answer> replace(Event event, byte[] value, long revision, Next next) {
    return fits(value)
        ? write(new Write.Replace(event.key(), value, revision, due()), next)
        : tooLarge();
  }

  private boolean fits(byte[] value) {
    return value.length <= keeping.mostBytes();
  }

  private CompletableFuture<Answer> tooLarge() {
    return CompletableFuture.failedFuture(
        new RefusedException(Statuses.tooLarge(keeping.mostBytes())));
  }

  /**
   * Offers a write. What follows a success is short, and done where the store tells of it: all
   * other writers wait meanwhile. What takes longer is left to a worker.
   */
  CompletableFuture<Answer> write(Write write, Next next) {
    // other attempts that follow belong to the same trace, whoever makes them
    Function<WriteResult, CompletableFuture<Answer>> follow =
        Context.current().wrapFunction(result -> compose(result, next));
    return times
        .timed(() -> store.write(write))
        .thenCompose(
            result ->
                result instanceof WriteResult.Written && isSmall(write)
                    ? follow.apply(result)
                    : leave(result).thenCompose(follow));
  }

  private static boolean isSmall(Write write) {
    return switch (write) {
      case Write.Create create -> create.value().length <= SMALL;
      case Write.Replace replace -> replace.value().length <= SMALL;
      case Write.Delete delete -> true;
    };
  }

  /** Leaves a result to a worker. What has been done must be told, whether one is free or not. */
  private CompletableFuture<WriteResult> leave(WriteResult result) {
    try {
      return CompletableFuture.supplyAsync(() -> result, workers);
    } catch (RejectedExecutionException full) {
      return result instanceof WriteResult.Written
          ? CompletableFuture.completedFuture(result)
          : CompletableFuture.failedFuture(full);
    }
  }

  private static CompletableFuture<Answer> compose(WriteResult result, Next next) {
    try {
      return next.after(result);
    } catch (RefusedException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Instant due() {
    return clock.instant().plus(keeping.eventTtl()).truncatedTo(ChronoUnit.MILLIS);
  }
}
