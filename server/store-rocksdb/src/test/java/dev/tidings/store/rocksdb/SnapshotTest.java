package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.EventKey;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.Snapshot;
import dev.tidings.store.StoreException;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.StoreOpener;
import dev.tidings.store.kit.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  @TempDir Path scratch;
  private final MovingClock clock = new MovingClock();

  private RocksEventStore open(String directory) {
    return RocksEventStore.open(
        RocksStores.options(StoreOpener.Settings.of(scratch.resolve(directory), clock)));
  }

  private static long create(RocksEventStore store, String name) {
    Write write =
        new Write.Create(new EventKey("default", name), Values.value("uid-1", "n", name), null);
    return ((WriteResult.Written) store.write(write).join()).revision();
  }

  private Path save(RocksEventStore store) throws IOException {
    try (Snapshot snapshot = store.snapshot().orElseThrow()) {
      return save(snapshot);
    }
  }

  private Path save(Snapshot snapshot) throws IOException {
    Path file = scratch.resolve("saved.zip");
    try (var out = Files.newOutputStream(file)) {
      snapshot.writeTo(out);
    }
    return file;
  }

  /** A snapshot of a store that holds one event, {@code a}. */
  private Path saved() throws IOException {
    try (var store = open("store")) {
      create(store, "a");
      return save(store);
    }
  }

  private static List<String> names(RocksEventStore store) {
    var all = new ListRequest(new Selection.Everything(), ListRequest.LATEST, null, 100_000);
    return ((ListResult.Page) store.list(all))
        .events().stream().map(event -> event.key().name()).toList();
  }

  @Test
  void holdsWhatWasThereWhenItWasTakenAndNothingLater() throws IOException {
    Path file;
    try (var store = open("store")) {
      create(store, "a");
      create(store, "b");
      try (Snapshot snapshot = store.snapshot().orElseThrow()) {
        create(store, "later");
        file = save(snapshot);
      }
      assertThat(scratch.resolve("store/snapshot")).doesNotExist();
    }
    SnapshotFile whole = SnapshotFile.verify(file);
    assertThat(whole.revision()).isEqualTo(3);
    assertThat(whole.events()).isEqualTo(2);
    Restore.into(scratch.resolve("restored"), whole, clock);
    try (var restored = open("restored")) {
      assertThat(names(restored)).containsExactly("a", "b");
    }
  }

  @Test
  void isOfOneRevisionWhileOthersWrite() throws Exception {
    Path file;
    try (var store = open("store")) {
      var enough = new CountDownLatch(100);
      var stopped = new AtomicBoolean();
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!stopped.get()) {
                      create(store, "e" + (store.revision() + 1));
                      enough.countDown();
                    }
                  });
      enough.await();
      file = save(store);
      stopped.set(true);
      writer.join();
    }
    SnapshotFile whole = SnapshotFile.verify(file);
    Restore.into(scratch.resolve("restored"), whole, clock);
    try (var restored = open("restored")) {
      assertThat(names(restored))
          .containsExactlyInAnyOrderElementsOf(
              LongStream.rangeClosed(2, whole.revision()).mapToObj(i -> "e" + i).toList());
    }
  }

  @Test
  void isKeptUnderANameThatNobodyHas() throws IOException {
    Path written = saved();
    Path taken = Files.writeString(scratch.resolve("taken.zip"), "another's");

    assertThatThrownBy(() -> SnapshotFile.keep(written, taken))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(taken).hasContent("another's");
    assertThat(SnapshotFile.keep(written, scratch.resolve("free.zip")).events()).isEqualTo(1);
    assertThat(written).doesNotExist();
  }

  @Test
  void ofTwoThatAreGivenOneNameAtOnceOneStays() throws Exception {
    Path written = saved();
    for (int round = 0; round < 20; round++) {
      Path name = scratch.resolve("name-" + round);
      Path one = Files.copy(written, scratch.resolve("one-" + round));
      Path other = Files.copy(written, scratch.resolve("other-" + round));

      CompletableFuture<Boolean> keptOne = CompletableFuture.supplyAsync(() -> isKept(one, name));
      boolean keptOther = isKept(other, name);

      assertThat(keptOne.get()).isNotEqualTo(keptOther);
    }
  }

  private static boolean isKept(Path written, Path name) {
    try {
      SnapshotFile.keep(written, name);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void isTakenOneAtATime() {
    try (var store = open("store")) {
      try (Snapshot first = store.snapshot().orElseThrow()) {
        assertThat(store.snapshot()).isEmpty();
        assertThat(first.mediaType()).isEqualTo("application/zip");
      }
      store.snapshot().orElseThrow().close();
    }
  }

  @Test
  void whatAKilledProcessLeftOfOneIsRemoved() {
    try (var store = open("store")) {
      create(store, "a");
    }
    try (Database database = Database.open(scratch.resolve("store"), MemoryBudget.DEFAULT)) {
      database.checkpoint(scratch.resolve("store/snapshot"));
    }
    try (var store = open("store")) {
      assertThat(scratch.resolve("store/snapshot")).doesNotExist();
      assertThat(names(store)).containsExactly("a");
    }
  }

  @Test
  void aRestoredStoreGivesNoRevisionThatTheOriginalOrAnEarlierRestoreGave() throws IOException {
    Path file;
    long last;
    try (var store = open("store")) {
      create(store, "a");
      file = save(store);
      last = create(store, "lost");
    }
    clock.advance(Duration.ofHours(1));
    Restore.into(scratch.resolve("first"), SnapshotFile.verify(file), clock);
    long first;
    try (var restored = open("first")) {
      first = create(restored, "b");
      assertThat(first).isGreaterThan(last + 3_600_000_000L);
    }
    clock.advance(Duration.ofSeconds(1));
    long begin = Restore.into(scratch.resolve("second"), SnapshotFile.verify(file), clock);
    try (var restored = open("second")) {
      assertThat(restored.revision()).isEqualTo(begin).isGreaterThan(first);
    }
  }

  @Test
  void whoeverKnowsTheOriginalsRevisionsStartsAnew() throws IOException {
    Path file = saved();
    long begin = Restore.into(scratch.resolve("restored"), SnapshotFile.verify(file), clock);
    try (var restored = open("restored")) {
      for (long known : new long[] {1, 2, 3, begin - 1}) {
        assertThat(restored.changes(known, 10)).isEqualTo(new ChangesResult.Expired(begin));
        assertThat(restored.list(new ListRequest(new Selection.Everything(), known, null, 10)))
            .isEqualTo(new ListResult.Expired(begin));
      }
      assertThat(restored.changes(begin, 10)).isEqualTo(new ChangesResult.Batch(List.of(), begin));
      assertThat(create(restored, "b")).isEqualTo(begin + 1);
      restored.upkeep();
      assertThat(names(restored)).containsExactly("a", "b");
    }
  }

  @Test
  void isRestoredIntoAnEmptyDirectoryOnly() throws IOException {
    Path file = saved();
    SnapshotFile whole = SnapshotFile.verify(file);
    assertThatThrownBy(() -> Restore.into(scratch.resolve("store"), whole, clock))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("it is not empty, it holds");
    Files.createDirectories(scratch.resolve("mounted/lost+found"));
    Restore.into(scratch.resolve("mounted"), whole, clock);
    try (var restored = open("mounted")) {
      assertThat(names(restored)).containsExactly("a");
    }
  }

  @Test
  void damageAnywhereInTheFileIsFoundAndNamed() throws IOException {
    Path file = saved();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i += Math.max(1, whole.length / 300)) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x55;
      Files.write(file, damaged);
      try {
        // What only describes the archive, such as a time, may differ; what is restored may not.
        SnapshotFile found = SnapshotFile.verify(file);
        Restore.into(scratch.resolve("restored-" + i), found, clock);
        assertThat(found.events()).isEqualTo(1);
      } catch (StoreException refused) {
        assertThat(refused).hasMessageContaining(file.toString()).hasMessageNotContaining("\n");
      }
      Files.write(file, Arrays.copyOf(whole, i));
      assertThatThrownBy(() -> SnapshotFile.verify(file))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is not a whole snapshot");
    }
  }

  @Test
  void theFirstDamagedFileIsNamed() throws IOException {
    Path file = saved();
    byte[] bytes = Files.readAllBytes(file);
    String contentsOfCurrent = "MANIFEST-";
    bytes[new String(bytes, ISO_8859_1).indexOf(contentsOfCurrent)] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> SnapshotFile.verify(file))
        .hasMessage(
            "the snapshot %s is damaged: CURRENT in it is not what was saved".formatted(file));
  }

  @Test
  void noSnapshotIsTakenOfADamagedStore() throws IOException {
    try (var store = open("store")) {
      create(store, "a");
    }
    open("store").close();
    try (var store = open("store")) {
      Path table = Damage.table(scratch.resolve("store"));
      Damage.flip(table, 10);
      assertThatThrownBy(store::snapshot)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is damaged")
          .hasMessageContaining(table.getFileName().toString());
      assertThat(scratch.resolve("store/snapshot")).doesNotExist();
    }
  }
}
