package dev.tidings.api.write;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.read.Answer;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where it is worked out what a client is told of its write. */
@Timeout(60)
class EventWriterTest {
  @TempDir Path directory;
  private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(10);
  private RocksEventStore store;

  @BeforeEach
  void open() {
    store = RocksEventStore.open(RocksOptions.of(directory, new StoredTerms()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aSmallEventIsAnsweredWhereItsCommitIsTold() {
    assertThat(create(event("small", 10), tasks::add).join()).isInstanceOf(Answer.One.class);
    assertThat(tasks).isEmpty();
  }

  @Test
  void aLargeEventIsAnsweredByAWorkerSoThatOtherWritersNeedNotWait() throws Exception {
    CompletableFuture<Answer> answer = create(event("large", EventWriter.SMALL + 1), tasks::add);
    Runnable task = requireNonNull(tasks.poll(20, TimeUnit.SECONDS), "nothing to do");

    assertThat(answer).isNotCompleted();
    task.run();
    assertThat(answer.join()).isInstanceOf(Answer.One.class);
  }

  @Test
  void whatHasBeenWrittenIsToldWhenNoWorkerIsFree() {
    Executor full =
        task -> {
          throw new RejectedExecutionException();
        };
    assertThat(create(event("large", EventWriter.SMALL + 1), full).join())
        .isInstanceOf(Answer.One.class);
  }

  private CompletableFuture<Answer> create(Event event, Executor workers) {
    var keeping = new Keeping(Duration.ofHours(1), Integer.MAX_VALUE);
    var times = WriteTimes.of(new SimpleMeterRegistry(), OpenTelemetry.noop().getTracer(""));
    return new EventWriter(
            store, new EventWriter.Settings(() -> Instant.EPOCH, keeping, times), workers)
        .create(
            event,
            result -> CompletableFuture.completedFuture(new Answer.One(201, event, List.of())));
  }

  private static Event event(String name, int bytes) {
    return Event.builder()
        .metadata(ObjectMeta.builder().namespace("ns").name(name).build())
        .message("x".repeat(bytes))
        .build();
  }
}
