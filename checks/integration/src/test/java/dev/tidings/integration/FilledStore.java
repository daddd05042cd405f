package dev.tidings.integration;

import dev.tidings.api.read.StoredTerms;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A data folder with many events of namespace {@code many}, for a server to start on. */
final class FilledStore {
  private static final int AT_ONCE = 1_000;

  private FilledStore() {}

  static void make(Path data, int events) {
    try (RocksEventStore store = RocksEventStore.open(RocksOptions.of(data, new StoredTerms()))) {
      List<CompletableFuture<?>> written = new ArrayList<>();
      for (int i = 0; i < events; i++) {
        var key = new EventKey("many", "e%07d".formatted(i));
        var metadata = ObjectMeta.builder().namespace("many").name(key.name()).build();
        Event event = Event.builder().metadata(metadata).message("hello").build();
        written.add(store.write(new Write.Create(key, StoredForm.encode(event), null)));
        if (written.size() == AT_ONCE) {
          written.forEach(CompletableFuture::join);
          written.clear();
        }
      }
      written.forEach(CompletableFuture::join);
    }
  }
}
