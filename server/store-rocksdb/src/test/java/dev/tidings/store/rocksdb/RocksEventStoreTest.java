package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.EventTerms;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksEventStoreTest {
  @Test
  void writesAreReadBack(@TempDir Path directory) {
    var options =
        RocksOptions.of(directory, value -> new EventTerms("uid-" + value.length, "pod-1"));
    var key = new EventKey("ns", "a");
    try (var store = RocksEventStore.open(options)) {
      assertThat(store.write(new Write.Create(key, new byte[] {1}, null)).join())
          .isEqualTo(new WriteResult.Written(2));
      assertThat(store.write(new Write.Replace(key, new byte[] {1, 2}, 2, null)).join())
          .isEqualTo(new WriteResult.Written(3));
      assertThat(store.read(key).orElseThrow().createRevision()).isEqualTo(2);
      var about = new Selection.AboutUid("uid-1", "ns");
      var old = (ListResult.Page) store.list(new ListRequest(about, 2, null, 10));
      assertThat(old.events()).hasSize(1);
      var now = (ListResult.Page) store.list(new ListRequest(about, 3, null, 10));
      assertThat(now.events()).isEmpty();
      assertThat(((ChangesResult.Batch) store.changes(1, 10)).changes()).hasSize(2);
    }
    try (var store = RocksEventStore.open(options)) {
      assertThat(store.revision()).isEqualTo(3);
      assertThat(((ChangesResult.Batch) store.changes(1, 10)).changes()).hasSize(2);
      assertThat(store.stats().liveEvents()).isEqualTo(1);
    }
  }
}
