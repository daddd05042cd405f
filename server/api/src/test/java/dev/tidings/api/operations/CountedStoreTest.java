package dev.tidings.api.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.operations.CountedStore.Step;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoreException;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CountedStoreTest {
  @TempDir Path directory;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EventTally tally = new EventTally(registry);
  private volatile boolean unreadable;
  private RocksEventStore real;
  private EventStore store;

  @BeforeEach
  void open() {
    real = RocksEventStore.open(RocksOptions.of(directory, new StoredTerms()));
    store =
        (EventStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EventStore.class},
                (proxy, method, arguments) -> {
                  if (unreadable && method.getName().equals("changes")) {
                    throw new StoreException("as the test asks");
                  }
                  return method.invoke(real, arguments);
                });
  }

  @AfterEach
  void close() {
    real.close();
  }

  private void write(int from, int to) {
    CompletableFuture<?>[] writes =
        IntStream.range(from, to)
            .mapToObj(CountedStoreTest::creation)
            .map(store::write)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(writes).join();
  }

  private static Write creation(int number) {
    var key = new EventKey("shop", "e" + number);
    Event event =
        Event.builder()
            .metadata(ObjectMeta.builder().namespace(key.namespace()).name(key.name()).build())
            .reason("Tested")
            .build();
    return new Write.Create(key, StoredForm.encode(event), null);
  }

  private double counted() {
    return registry.find("tidings.events").counters().stream().mapToDouble(Counter::count).sum();
  }

  @Test
  void noMoreIsCountedAtATimeThanOthersCanWaitFor() {
    try (var counting = new CountedStore("eu", store, () -> {})) {
      write(0, 3 * CountedStore.BATCH);

      assertThat(counting.countSome(tally)).isEqualTo(Step.MORE);
      assertThat(counted()).isBetween(1.0, 2.0 * CountedStore.BATCH);
      while (counting.countSome(tally) != Step.DONE) {}
      assertThat(counted()).isEqualTo(3 * CountedStore.BATCH);
    }
  }

  @Test
  void whatTheHistoryHasLostIsAGapAndWhatFollowsIsCounted() {
    try (var counting = new CountedStore("eu", store, () -> {})) {
      write(0, 3);
      store.compact();

      assertThat(counting.countSome(tally)).isEqualTo(Step.GAP);
      assertThat(counting.countSome(tally)).isEqualTo(Step.DONE);
      write(3, 5);
      counting.countSome(tally);
      assertThat(counted()).isEqualTo(2);
    }
  }

  @Test
  void whatCannotBeReadIsLeftBehindAndToldOnce() {
    try (var counting = new CountedStore("eu", store, () -> {})) {
      unreadable = true;
      write(0, 3);
      assertThatThrownBy(() -> counting.countSome(tally)).hasMessage("as the test asks");
      assertThat(counting.skip()).isTrue();
      assertThat(counting.countSome(tally)).isEqualTo(Step.DONE);
      write(3, 4);
      assertThatThrownBy(() -> counting.countSome(tally)).hasMessage("as the test asks");
      assertThat(counting.skip()).isFalse();

      unreadable = false;
      write(4, 6);
      counting.countSome(tally);
      assertThat(counted()).isEqualTo(2);
      assertThat(counting.skip()).isTrue();
    }
  }

  @Test
  void countingGoesOnBehindWhatCannotBeRead() {
    try (var counting = EventCounting.start(store, new Clusters(), registry)) {
      unreadable = true;
      write(0, 3);
      while (registry.get("tidings.events.uncounted.gaps").counter().count() == 0) {
        Thread.onSpinWait();
      }

      unreadable = false;
      write(3, 5);
      while (counted() < 2) {
        Thread.onSpinWait();
      }
      assertThat(counting).isNotNull();
    }
  }
}
