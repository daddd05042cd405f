package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.Evicted;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.Past;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.StoreOpener;
import dev.tidings.store.kit.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The oldest goes first, whatever it is, and what it took is free when the recent past has gone.
 */
class EvictionTest {
  private static final Duration RECENT = Duration.ofMinutes(10);

  @TempDir Path directory;
  private final MovingClock clock = new MovingClock();
  private RocksEventStore store;

  @BeforeEach
  void open() {
    store =
        RocksEventStore.open(
            RocksStores.options(
                StoreOpener.Settings.of(directory, clock).withPast(Past.OF_EVENTS)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static EventKey key(int number) {
    return new EventKey("default", "e" + (1_000 + number));
  }

  private void write(int number, String value) throws Exception {
    StoredEvent present = store.read(key(number)).orElse(null);
    Write write =
        present == null
            ? new Write.Create(key(number), Values.bytes(value), null)
            : new Write.Replace(key(number), Values.bytes(value), present.revision(), null);
    assertThat(store.write(write).get(10, TimeUnit.SECONDS))
        .isInstanceOf(WriteResult.Written.class);
    clock.advance(Duration.ofSeconds(1));
  }

  private Evicted evict(int limit) throws Exception {
    return store.evict(limit).get(10, TimeUnit.SECONDS);
  }

  private void pass(Duration time) {
    clock.advance(time);
    store.upkeep();
  }

  private List<String> states(int number) {
    HistoryPage page = store.history(new HistoryRequest(key(number), HistoryRequest.NEWEST, 1_000));
    return page.states().stream().map(state -> Values.text(state.event().value())).toList();
  }

  private long bytes() {
    return store.stats().eventBytes() + store.stats().historyBytes();
  }

  @Test
  void eventsThatDidNotChangeGoInTheOrderInWhichTheyWereWritten() throws Exception {
    for (int i = 0; i < 6; i++) {
      write(i, "x");
    }
    Instant third = store.oldest().orElseThrow().plusSeconds(2);
    long before = store.revision();

    assertThat(evict(2).events()).isEqualTo(2);

    var batch = (ChangesResult.Batch) store.changes(before, 10);
    assertThat(batch.changes()).extracting(Change::key).containsExactly(key(0), key(1));
    assertThat(batch.changes()).extracting(Change::after).containsOnlyNulls();
    assertThat(store.stats().liveEvents()).isEqualTo(4);
    assertThat(store.oldest()).contains(third);
  }

  @Test
  void ofAnEventThatHasChangedSinceOnlyTheOldStatesGo() throws Exception {
    write(0, "x1");
    write(0, "x2");
    write(1, "other");
    write(0, "x3");
    pass(RECENT.plusSeconds(1));

    assertThat(evict(2)).matches(evicted -> evicted.events() == 0 && evicted.states() == 2);
    assertThat(states(0)).containsExactly("x3", "x2");
    assertThat(evict(1).events()).isEqualTo(1);
    assertThat(store.read(key(1))).isEmpty();
    assertThat(evict(9).events()).isEqualTo(1);
    assertThat(evict(9)).isEqualTo(Evicted.NOTHING);
    assertThat(store.stats().liveEvents()).isZero();
  }

  @Test
  void theRecentPastOfWhatStaysIsNotTouched() throws Exception {
    write(0, "x1");
    write(0, "x2");

    assertThat(evict(9)).isEqualTo(Evicted.NOTHING);
    assertThat(states(0)).containsExactly("x2", "x1");
  }

  @Test
  void itGoesOnAfterReopening() throws Exception {
    for (int i = 0; i < 4; i++) {
      write(i, "x");
    }
    evict(1);
    close();
    open();

    evict(1);

    assertThat(store.read(key(1))).isEmpty();
    assertThat(store.read(key(2))).isPresent();
  }

  @Test
  void whatIsTakenAwayIsCountedAndFreeInTheEnd() throws Exception {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 400; i++) {
      write(random.nextInt(80), "uid|name|" + "x".repeat(random.nextInt(2_000)));
      if (i % 50 == 0) {
        pass(Duration.ofMinutes(1));
      }
    }
    pass(RECENT.plusSeconds(1));
    long before = bytes();

    long leaving = 0;
    while (bytes() - leaving > before / 2) {
      leaving += evict(20).leaving();
    }

    pass(RECENT.plusSeconds(1));
    assertThat(bytes()).isBetween(before / 4, before / 2);
    evict(10_000);
    pass(RECENT.plusSeconds(1));
    assertThat(store.stats().historyBytes()).isZero();
    assertThat(store.stats().eventBytes()).isZero();
  }
}
