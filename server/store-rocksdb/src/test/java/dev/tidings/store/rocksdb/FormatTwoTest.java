package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Term;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.StoreOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that was written when format 2 was new, and must be readable for ever. */
class FormatTwoTest {
  @TempDir Path directory;

  @Test
  void everythingOfItIsReadByWhateverItIsIndexedBy() throws IOException {
    Path unpacked = Fixture.unpack("format-2", directory);
    var settings = StoreOpener.Settings.of(unpacked, new MovingClock());
    try (var store = RocksEventStore.open(RocksStores.options(settings))) {
      assertThat(store.revision()).isEqualTo(7);
      assertThat(store.stats().compactedRevision()).isEqualTo(2);
      assertThat(names(store, Term.uid("uid-2"), 7)).containsExactly("due", "stays");
      assertThat(names(store, Term.name("node"), 6)).containsExactly("gone");
      assertThat(names(store, new Term(Term.Kind.OBJECT_KIND, "Job"), 7)).containsExactly("due");
      assertThat(names(store, new Term(Term.Kind.REASON, "BackOff"), 5))
          .containsExactly("due", "stays");
      assertThat(names(store, new Term(Term.Kind.REASON, "BackOff"), 7)).containsExactly("due");
      assertThat(names(store, new Term(Term.Kind.NOT_NORMAL, "w"), 5))
          .containsExactly("gone", "stays");
      assertThat(((ChangesResult.Batch) store.changes(4, 100)).changes())
          .extracting(Change::revision)
          .containsExactly(5L, 6L, 7L);
    }
    assertThat(unpacked.resolve("format-2")).doesNotExist();
  }

  private static List<String> names(RocksEventStore store, Term term, long revision) {
    var having = new ListRequest(new Selection.Having(term, null), revision, null, 100);
    return ((ListResult.Page) store.list(having))
        .events().stream().map(StoredEvent::key).map(key -> key.name()).toList();
  }
}
