package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.EventKey;
import dev.tidings.store.Snapshot;
import dev.tidings.store.StoreException;
import dev.tidings.store.StoreStats.Writing;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.SmallDisk;
import dev.tidings.store.kit.StoreOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the right to mount a small file system, and does not run without. */
class DiskFullTest {
  private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final Random random = new Random(1);
  private long newest = 1;
  private @Nullable Instant due;

  @Test
  void writesFailWithoutUsingRevisionsUntilThereIsRoomAgain() throws Exception {
    try (SmallDisk small = SmallDisk.mount(folder, 32, "a store whose disk is full")) {
      fillAndMakeRoom(small);
    }
  }

  @Test
  void whatIsDueAndWhatIsPastGoOnceThereIsRoomAgain() throws Exception {
    try (SmallDisk small = SmallDisk.mount(folder, 96, "expiry on a disk that is full")) {
      expireWhenThereIsRoom(small);
    }
  }

  private void expireWhenThereIsRoom(SmallDisk small) throws IOException {
    Path ballast = Files.write(small.resolve("ballast"), new byte[80 << 20]);
    var clock = new MovingClock();
    due = clock.instant().plus(Duration.ofHours(1));
    var options = RocksStores.options(StoreOpener.Settings.of(small.resolve("store"), clock));
    try (var store = RocksEventStore.open(options)) {
      while (written(store)) {
        assertThat(store.stats().liveEvents()).isEqualTo(newest - 1);
      }
      clock.advance(Duration.ofHours(1));
      assertThatThrownBy(store::upkeep).isInstanceOf(StoreException.class);
      assertThat(store.stats().liveEvents()).isEqualTo(newest - 1);
      Files.delete(ballast);
      awaitUpkeep(store);
      assertThat(store.stats().liveEvents()).isZero();
      assertThat(store.stats().expired()).isEqualTo(newest - 1);
      clock.advance(options.history().plusSeconds(1));
      store.upkeep();
      assertThat(store.stats().historyBytes()).isZero();
    }
  }

  private static void awaitUpkeep(RocksEventStore store) {
    long deadline = System.nanoTime() + RECOVERS_WITHIN.toNanos();
    boolean done = false;
    while (!done) {
      try {
        store.upkeep();
        done = true;
      } catch (StoreException stillFull) {
        assertThat(System.nanoTime()).as("upkeep goes on in time").isLessThan(deadline);
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  @Test
  void aRestoreThatFindsNoRoomLeavesNothing() throws Exception {
    Path saved = folder.resolve("saved.zip");
    var clock = new MovingClock();
    var source = StoreOpener.Settings.of(folder.resolve("source"), clock);
    try (var store = RocksEventStore.open(RocksStores.options(source))) {
      while (newest <= 40) {
        assertThat(written(store)).isTrue();
      }
      try (Snapshot snapshot = store.snapshot().orElseThrow();
          var out = Files.newOutputStream(saved)) {
        snapshot.writeTo(out);
      }
    }
    Path mounted = Files.createDirectory(folder.resolve("small"));
    try (SmallDisk small = SmallDisk.mount(mounted, 2, "a restore onto a full disk")) {
      SnapshotFile whole = SnapshotFile.verify(saved);
      assertThatThrownBy(() -> Restore.into(small.resolve("data"), whole, clock))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("cannot restore into " + small.resolve("data"))
          .hasMessageContaining("No space left")
          .hasMessageNotContaining("\n");
      assertThat(Folders.list(small.resolve("data")))
          .containsExactly(small.resolve("data").resolve(DirectoryLock.NAME));
    }
  }

  private void fillAndMakeRoom(SmallDisk small) throws IOException {
    Path ballast = Files.write(small.resolve("ballast"), new byte[16 << 20]);
    var options =
        RocksStores.options(StoreOpener.Settings.of(small.resolve("store"), new MovingClock()));
    try (var store = RocksEventStore.open(options)) {
      while (written(store)) {
        assertThat(store.revision()).isEqualTo(newest);
      }
      assertThat(store.revision()).isEqualTo(newest);
      assertThat(store.read(key(2))).isPresent();
      assertThat(store.stats().failedCommits()).isEqualTo(1);
      assertThat(store.stats().writing()).isEqualTo(Writing.FAILING);
      Files.delete(ballast);
      long deadline = System.nanoTime() + RECOVERS_WITHIN.toNanos();
      while (!written(store)) {
        assertThat(System.nanoTime()).as("writes go on in time").isLessThan(deadline);
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      assertThat(store.stats().writing()).isEqualTo(Writing.WORKS);
    }
    try (var reopened = RocksEventStore.open(options)) {
      assertThat(reopened.revision()).isEqualTo(newest);
      assertThat(reopened.stats().liveEvents()).isEqualTo(newest - 1);
    }
  }

  /** Writes an event named by the revision it must get; false when the disk refused. */
  private boolean written(RocksEventStore store) {
    var value = new byte[100_000];
    random.nextBytes(value);
    try {
      assertThat(store.write(new Write.Create(key(newest + 1), value, due)).join())
          .isEqualTo(new WriteResult.Written(newest + 1));
      newest++;
      return true;
    } catch (CompletionException e) {
      assertThat(e).hasMessageContaining("cannot write to its disk");
      return false;
    }
  }

  private static EventKey key(long revision) {
    return new EventKey("default", "e" + revision);
  }
}
