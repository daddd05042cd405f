package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventStore;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoreException;
import dev.tidings.store.Write;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.StoreOpener;
import dev.tidings.store.kit.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class RocksDirectoryTest {
  @TempDir Path scratch;

  private RocksEventStore open(Path directory) {
    return RocksEventStore.open(
        RocksStores.options(StoreOpener.Settings.of(directory, new MovingClock())));
  }

  private void refuses(Path directory, String why) {
    assertThatThrownBy(() -> open(directory))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aDirectoryIsOpenOnce() {
    Path directory = scratch.resolve("store");
    try (var store = open(directory)) {
      refuses(directory, "is in use by another store");
      assertThat(store.revision()).isEqualTo(1);
    }
    open(directory).close();
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    refuses(Files.writeString(scratch.resolve("file"), "x"), "cannot be used");
  }

  @Test
  void anotherDatabaseIsLeftAlone() throws RocksDBException {
    RocksDB.open(scratch.toString()).close();
    refuses(scratch, "no whole Tidings store: column family meta is missing");
  }

  @Test
  void aDamagedListOfFilesIsRefusedAndNotReplaced() throws IOException {
    open(scratch).close();
    byte[] damaged = {1, 2, 3};
    Path manifest = Files.write(only("MANIFEST-"), damaged);
    refuses(scratch, manifest.getFileName() + " is missing or cut off: restore a snapshot");
    assertThat(manifest).hasBinaryContent(damaged);
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    try (var store = open(scratch)) {
      create(store, new EventKey("default", "a"));
    }
    open(scratch).close();
    Path table = only("0000");
    Files.delete(table);
    refuses(scratch, table.getFileName().toString());
  }

  @Test
  void aCopyTakenWhileOpenHoldsEveryAnsweredWrite() throws Exception {
    Path copy = scratch.resolve("copy");
    List<EventKey> keys =
        IntStream.range(0, 300).mapToObj(i -> new EventKey("default", "e" + (1000 + i))).toList();
    try (var store = open(scratch.resolve("store"))) {
      for (EventKey key : keys) {
        create(store, key);
      }
      copy(scratch.resolve("store"), copy);
    }
    try (var recovered = open(copy)) {
      assertThat(recovered.revision()).isEqualTo(301);
      assertThat(recovered.stats().liveEvents()).isEqualTo(300);
      var all = new ListRequest(new Selection.Everything(), ListRequest.LATEST, null, 1000);
      assertThat(((ListResult.Page) recovered.list(all)).events())
          .extracting(event -> event.key())
          .isEqualTo(keys);
      create(recovered, new EventKey("default", "after"));
      assertThat(recovered.revision()).isEqualTo(302);
    }
  }

  @Test
  void aWriteCutOffByACrashIsDroppedAndTheRestKept() throws Exception {
    Path torn = scratch.resolve("torn");
    try (var store = open(scratch.resolve("store"))) {
      create(store, new EventKey("default", "whole"));
      byte[] markBefore = Files.readAllBytes(scratch.resolve("store/tidings.mark"));
      create(store, new EventKey("default", "torn"));
      copy(scratch.resolve("store"), torn);
      Files.write(torn.resolve("tidings.mark"), markBefore);
    }
    Path wal = newestLog(torn);
    Files.write(wal, truncated(Files.readAllBytes(wal)));
    try (var recovered = open(torn)) {
      assertThat(recovered.revision()).isEqualTo(2);
      assertThat(recovered.read(new EventKey("default", "torn"))).isEmpty();
    }
  }

  private static byte[] truncated(byte[] bytes) {
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(bytes, end - 5);
  }

  @Test
  void nothingOfADeletedEventIsLeftOnceItsHistoryIsDropped() throws Exception {
    try (var store = open(scratch)) {
      var key = new EventKey("default", "gone");
      for (int i = 0; i < 3; i++) {
        create(store, key);
        long revision = store.revision();
        store.write(new Write.Replace(key, Values.value("uid-2", "n", "x"), revision, null)).get();
        store.write(new Write.Delete(key, revision + 1)).get();
      }
      store.compact();
    }
    try (Database database = Database.open(scratch, MemoryBudget.DEFAULT)) {
      for (Family family : Family.values()) {
        try (Cursor rows = database.cursor(family)) {
          assertThat(rows.seekToFirst().valid()).as(family.name()).isEqualTo(family == Family.META);
        }
      }
    }
  }

  private static void create(EventStore store, EventKey key)
      throws InterruptedException, ExecutionException {
    store.write(new Write.Create(key, Values.value("uid-1", "n", key.name()), null)).get();
  }

  private Path only(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Path newestLog(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
