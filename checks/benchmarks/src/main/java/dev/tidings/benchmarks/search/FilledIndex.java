package dev.tidings.benchmarks.search;

import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.search.lucene.EventIndex;
import dev.tidings.search.lucene.IndexSettings;
import dev.tidings.store.Cluster;
import dev.tidings.store.EventStore;
import dev.tidings.store.EventTerms;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** A store in a folder of its own, and the index that follows it. */
final class FilledIndex implements AutoCloseable {
  /** Writes that are on their way at once. */
  private static final int AT_ONCE = 256;

  private static final Duration LONG_ENOUGH = Duration.ofHours(1);

  private final Path folder;
  private final RecordedEvents events;
  private final EventStore store;
  private final EventIndex index;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private int written;
  private boolean isFollowed;

  FilledIndex(RecordedEvents events) throws IOException {
    this.events = events;
    folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "search-");
    store =
        RocksEventStore.open(RocksOptions.of(folder.resolve("store"), value -> EventTerms.NONE));
    index = EventIndex.open(IndexSettings.usual(folder.resolve("index"), InstantSource.system()));
  }

  EventStore store() {
    return store;
  }

  EventIndex index() {
    return index;
  }

  /** Writes more events, as fast as the store takes them. */
  void write(int more) {
    for (int i = 0; i < more; i++) {
      room.acquireUninterruptibly();
      Event event = events.event(written++);
      var unused =
          store
              .write(new Write.Create(event.key(), StoredForm.encode(event), null))
              .whenComplete((result, failure) -> room.release());
    }
    room.acquireUninterruptibly(AT_ONCE);
    room.release(AT_ONCE);
  }

  void follow() {
    isFollowed = true;
    index.follow(Cluster.OWN, store);
  }

  /** Waits until all that is written can be found. */
  void await() throws InterruptedException {
    if (!index.await(Cluster.OWN, store.revision(), LONG_ENOUGH)) {
      throw new IllegalStateException("the index does not keep up");
    }
  }

  void awaitIfFollowed() throws InterruptedException {
    if (isFollowed) {
      await();
    }
  }

  /** Bytes of the index on disk. */
  long indexBytes() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Override
  public void close() throws IOException {
    index.close();
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    }
  }
}
