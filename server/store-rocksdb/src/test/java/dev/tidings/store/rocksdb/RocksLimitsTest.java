package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoreException;
import dev.tidings.store.Term;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.StoreOpener;
import dev.tidings.store.kit.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksLimitsTest {
  private static final MemoryBudget ROOM_FOR_THREE =
      new MemoryBudget(8 << 20, 4 << 20, 1 << 20, 100, 1_000, 3);

  @TempDir Path directory;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicInteger valuesRead = new AtomicInteger();

  private RocksOptions options() {
    return RocksStores.options(StoreOpener.Settings.of(directory, new MovingClock()));
  }

  /** A store whose committing thread is held up after its first commit. */
  private RocksEventStore held() {
    RocksEventStore store = RocksEventStore.open(options().withMemory(ROOM_FOR_THREE));
    var committed = new CountDownLatch(1);
    var unused =
        store.onCommit(
            () -> {
              committed.countDown();
              await(goOn);
            });
    create(store, "first", 1).join();
    await(committed);
    return store;
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CompletableFuture<WriteResult> create(
      RocksEventStore store, String name, int bytes) {
    return store.write(new Write.Create(new EventKey("default", name), new byte[bytes], null));
  }

  @Test
  void moreWritesThanMayWaitAreRefusedAndTheRestAnswered() {
    try (var store = held()) {
      List<CompletableFuture<WriteResult>> waiting = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        waiting.add(create(store, "waits-" + i, 1));
      }
      assertThat(store.stats().waitingWrites()).isEqualTo(3);
      assertThat(create(store, "refused", 1).join()).isEqualTo(new WriteResult.Overloaded(3));
      assertThatThrownBy(
              () -> store.removeTogether(List.of(new EventKey("default", "first"))).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(StoreException.class);
      goOn.countDown();
      assertThat(waiting)
          .extracting(CompletableFuture::join)
          .containsExactly(
              new WriteResult.Written(3), new WriteResult.Written(4), new WriteResult.Written(5));
      assertThat(store.stats().waitingWrites()).isZero();
      assertThat(store.stats().commits()).isEqualTo(2);
    }
  }

  @Test
  void moreBytesThanMayWaitAreRefusedButOneWriteAlwaysFits() {
    try (var store = held()) {
      CompletableFuture<WriteResult> large = create(store, "large", 5_000);
      assertThat(create(store, "refused", 1).join()).isInstanceOf(WriteResult.Overloaded.class);
      goOn.countDown();
      assertThat(large.join()).isEqualTo(new WriteResult.Written(3));
    }
  }

  @Test
  void closingCommitsWhatWaits() {
    RocksEventStore store = held();
    CompletableFuture<WriteResult> waits = create(store, "waits", 1);
    goOn.countDown();
    store.close();
    assertThat(waits.join()).isEqualTo(new WriteResult.Written(3));
  }

  @Test
  void aClosedStoreRefusesEverythingAndMayBeClosedAgain() {
    RocksEventStore store = RocksEventStore.open(options());
    store.close();
    assertThatThrownBy(() -> store.read(new EventKey("default", "x")))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> create(store, "x", 1).join()).hasCauseInstanceOf(StoreException.class);
    assertThatThrownBy(store::compact).isInstanceOf(StoreException.class);
    store.close();
  }

  @Test
  void aKeyThatItsPathWouldNotGiveBackIsRefused() {
    try (var store = RocksEventStore.open(options())) {
      assertThatThrownBy(() -> store.write(new Write.Delete(new EventKey("a/b", "c"), 1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> create(store, "\0", 1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aListOfOneObjectReadsThatObjectsEventsHoweverManyThereAre() {
    var options = RocksOptions.of(directory, this::counted);
    try (var store = RocksEventStore.open(options)) {
      for (int size : List.of(1, 100, 1_000)) {
        fill(store, size);
        valuesRead.set(0);
        store.list(
            new ListRequest(
                new Selection.Having(Term.uid("uid-7"), null), ListRequest.LATEST, null, 500));
        assertThat(valuesRead.get()).isEqualTo(5);
      }
    }
  }

  @Test
  void aListInPagesCountsOnce() {
    var about = new Selection.Having(Term.name("pod"), null);
    var options = RocksOptions.of(directory, this::counted);
    try (var store = RocksEventStore.open(options)) {
      fill(store, 100);
      var first = (ListResult.Page) store.list(new ListRequest(about, 0, null, 100));
      var rest = new ListRequest(about, first.revision(), first.events().getLast().key(), 100);
      assertThat(store.count(rest)).isEqualTo(395);
      var second = (ListResult.Page) store.list(rest);
      valuesRead.set(0);
      EventKey end = second.events().getLast().key();
      assertThat(store.count(new ListRequest(about, first.revision(), end, 1))).isEqualTo(295);
      assertThat(valuesRead.get()).isZero();
    }
  }

  private EventTerms counted(byte[] value) {
    valuesRead.incrementAndGet();
    return Values.terms(value);
  }

  /** Five events each of so many objects, one of which is always {@code uid-7}. */
  private static void fill(RocksEventStore store, int objects) {
    var answers = new ArrayList<CompletableFuture<WriteResult>>();
    for (int i = 0; i < objects * 5; i++) {
      byte[] value = Values.value("uid-" + (7 + i / 5), "pod", "x");
      var key = new EventKey("default", objects + "-" + i);
      if (i / 5 > 0 || objects == 1) {
        answers.add(store.write(new Write.Create(key, value, null)));
      }
    }
    answers.forEach(CompletableFuture::join);
  }
}
