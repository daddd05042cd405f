package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventTerms;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.Term;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.Shown;
import dev.tidings.store.kit.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ReadOptions;

/** A store that was written when format 1 was new, and must be readable for ever. */
class FormatOneTest {
  private static final EventKey DUE = new EventKey("default", "due");

  @TempDir Path directory;
  private final MovingClock clock = new MovingClock();

  @Test
  void everythingOfItIsRead() throws IOException {
    Fixture.unpack("format-1", directory);
    try (var store = open(Values::terms)) {
      assertThat(store.revision()).isEqualTo(8);
      assertThat(store.stats().compactedRevision()).isEqualTo(3);
      assertThat(store.stats().liveEvents()).isEqualTo(2);
      assertThat(events(store, new Selection.Everything(), 8))
          .containsExactly(
              "default/due@4/4 due 2026-01-01T01:00:00Z uid-2|pod|4",
              "default/stays@6/2 due null uid-2|pod|6");
      assertThat(events(store, new Selection.Having(Term.uid("uid-1"), "default"), 5))
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

  @Test
  void whatItsIndexLackedIsFoundOnceItHasBeenUpgraded() throws IOException {
    Fixture.unpack("format-1", directory);
    try (var store = open(FormatOneTest::reasons)) {
      assertThat(events(store, about("4"), 8))
          .containsExactly("default/due@4/4 due 2026-01-01T01:00:00Z uid-2|pod|4");
      assertThat(events(store, about("3"), 5))
          .containsExactly("default/stays@3/2 due null uid-1|pod|3");
      assertThat(events(store, about("3"), 8)).isEmpty();
      store.compact();
    }
    byte[] gone = IndexRows.prefix(new Term(Term.Kind.REASON, "3"));
    try (Database database = Database.open(directory.resolve("format-1"), MemoryBudget.DEFAULT);
        Cursor rows = database.within(Family.INDEX, gone, new ReadOptions())) {
      assertThat(rows.seek(gone).valid()).isFalse();
    }
    assertThat(directory.resolve("format-1/format-1-at-8")).isDirectory();
  }

  private static Selection about(String reason) {
    return new Selection.Having(new Term(Term.Kind.REASON, reason), null);
  }

  /** Takes the text of a value for its reason. */
  private static EventTerms reasons(byte[] value) {
    List<String> parts = List.of(Values.text(value).split("\\|", -1));
    return parts.size() == 3
        ? new EventTerms(List.of(new Term(Term.Kind.REASON, parts.get(2))))
        : EventTerms.NONE;
  }

  private static List<String> events(RocksEventStore store, Selection selection, long revision) {
    var page = (ListResult.Page) store.list(new ListRequest(selection, revision, null, 100));
    return Shown.events(page.events());
  }

  private RocksEventStore open(EventTerms.Reader terms) {
    return RocksEventStore.open(
        RocksOptions.of(directory.resolve("format-1"), terms)
            .withClock(clock)
            .withUpkeepEvery(Duration.ZERO));
  }
}
