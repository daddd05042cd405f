package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.StoreOpener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve events of a MiB: more than one read, or one commit, may hold in memory. */
class LargeEventsTest {
  private static final int EVENTS = 12;
  private static final int MIB = 1 << 20;

  @TempDir Path directory;
  private final MovingClock clock = new MovingClock();
  private RocksEventStore store;

  @BeforeEach
  void fill() {
    store = open();
    keys()
        .forEach(
            key ->
                store
                    .write(
                        new Write.Create(
                            key, new byte[MIB], clock.instant().plus(Duration.ofHours(1))))
                    .join());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private RocksEventStore open() {
    return RocksEventStore.open(RocksStores.options(StoreOpener.Settings.of(directory, clock)));
  }

  private static List<EventKey> keys() {
    return IntStream.range(0, EVENTS)
        .mapToObj(i -> new EventKey("default", "large-%02d".formatted(i)))
        .toList();
  }

  @Test
  void aPageEndsEarlyAndTheNextGoesOnBehindIt() {
    EventKey last = null;
    for (int i = 0; i < EVENTS; i++) {
      ListResult.Page page = page(last);
      assertThat(page.events()).hasSize(1);
      assertThat(page.more()).isEqualTo(i < EVENTS - 1);
      last = page.events().getLast().key();
    }
    assertThat(page(last).events()).isEmpty();
  }

  private ListResult.Page page(@Nullable EventKey after) {
    return (ListResult.Page)
        store.list(new ListRequest(new Selection.Everything(), ListRequest.LATEST, after, 100));
  }

  @Test
  void changesFromTheDiskComeInSmallerBatchesOfWholeRevisions() {
    long removed = store.removeTogether(keys()).join();
    store.close();
    store = open();

    long position = 1;
    for (int i = 0; i < EVENTS; i++) {
      ChangesResult.Batch creation = changes(position);
      assertThat(creation.changes()).hasSize(1);
      position = creation.upTo();
    }
    ChangesResult.Batch removal = changes(position);

    assertThat(removal.upTo()).isEqualTo(removed);
    assertThat(removal.changes()).hasSize(EVENTS);
    assertThat(changes(removed).changes()).isEmpty();
  }

  private ChangesResult.Batch changes(long after) {
    return (ChangesResult.Batch) store.changes(after, 100);
  }

  @Test
  void refusedWritesCountWhatTheyFoundTowardsTheirCommit() throws InterruptedException {
    CountDownLatch goOn = holdUp();
    long commits = store.stats().commits();
    List<CompletableFuture<WriteResult>> answers = new ArrayList<>();
    for (EventKey key : keys()) {
      answers.add(store.write(new Write.Create(key, new byte[1], null)));
      answers.add(
          store.write(
              new Write.Create(new EventKey("default", "small-" + key.name()), new byte[1], null)));
    }
    goOn.countDown();
    answers.forEach(CompletableFuture::join);

    assertThat(store.stats().commits() - commits).isEqualTo(2);
  }

  /** Holds the committing thread up until the latch opens. */
  private CountDownLatch holdUp() throws InterruptedException {
    var committed = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    // Goes through the committing thread, which has told its listeners of the last commit then.
    store.upkeep();
    var unused =
        store.onCommit(
            () -> {
              committed.countDown();
              RocksLimitsTest.await(goOn);
            });
    store.write(new Write.Create(new EventKey("default", "first"), new byte[1], null)).join();
    committed.await();
    return goOn;
  }

  @Test
  void whatIsDueTogetherExpiresInSeveralCommits() {
    long commits = store.stats().commits();
    clock.advance(Duration.ofHours(2));
    store.upkeep();

    assertThat(store.stats().expired()).isEqualTo(EVENTS);
    assertThat(store.stats().commits() - commits).isGreaterThan(1);
  }
}
