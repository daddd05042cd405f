package dev.tidings.store.rocksdb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.Shown;
import dev.tidings.store.kit.StoreOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that was written when format 1 was new, and must be readable for ever. */
class FormatOneTest {
  private static final EventKey DUE = new EventKey("default", "due");

  @TempDir Path directory;
  private final MovingClock clock = new MovingClock();

  @Test
  void everythingOfItIsRead() throws IOException {
    unpack();
    try (var store = open()) {
      assertThat(store.revision()).isEqualTo(8);
      assertThat(store.stats().compactedRevision()).isEqualTo(3);
      assertThat(store.stats().liveEvents()).isEqualTo(2);
      assertThat(events(store, new Selection.Everything(), 8))
          .containsExactly(
              "default/due@4/4 due 2026-01-01T01:00:00Z uid-2|pod|4",
              "default/stays@6/2 due null uid-2|pod|6");
      assertThat(events(store, new Selection.AboutUid("uid-1", "default"), 5))
          .containsExactly("default/stays@3/2 due null uid-1|pod|3");
      assertThat(((ChangesResult.Batch) store.changes(6, 100)).changes())
          .extracting(Change::revision)
          .containsExactly(7L, 8L, 8L);
      clock.advance(Duration.ofHours(1));
      store.upkeep();
      assertThat(store.read(DUE)).isEmpty();
      assertThat(store.revision()).isEqualTo(9);
    }
  }

  private static List<String> events(RocksEventStore store, Selection selection, long revision) {
    var page = (ListResult.Page) store.list(new ListRequest(selection, revision, null, 100));
    return Shown.events(page.events());
  }

  private RocksEventStore open() {
    return RocksEventStore.open(
        RocksStores.options(StoreOpener.Settings.of(directory.resolve("format-1"), clock)));
  }

  private void unpack() throws IOException {
    Path target = Files.createDirectories(directory.resolve("format-1"));
    try (var zip =
        new ZipInputStream(
            requireNonNull(FormatOneTest.class.getResourceAsStream("/format-1.zip")))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.copy(zip, target.resolve(Path.of(entry.getName()).getFileName()));
      }
    }
  }
}
