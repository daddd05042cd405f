package dev.tidings.collect;

import dev.tidings.api.read.StoredTerms;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.collect.objects.KnownObjects;
import dev.tidings.collect.retention.Retention;
import dev.tidings.event.Event;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What collectors keep in a folder, and how to wait for it. */
final class Collected implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  final Clusters clusters = new Clusters();
  final MeterRegistry registry = new SimpleMeterRegistry();
  final Collectors collectors;

  Collected(Path folder) throws IOException {
    this(folder, null);
  }

  /** Asks clusters what their events are about, if there is where to remember it. */
  Collected(Path folder, @Nullable KnownObjects objects) throws IOException {
    var place =
        new Collectors.Place(
            folder,
            store -> RocksEventStore.open(RocksOptions.of(store, new StoredTerms())),
            Retention.of(Duration.ofDays(7)),
            objects,
            InstantSource.system(),
            new Random(7));
    collectors = Collectors.open(place, clusters, registry);
  }

  EventStore store(String cluster) {
    return clusters.find(cluster).orElseThrow().store();
  }

  /** Waits until a cluster's events are as wanted, and gives them. */
  List<Event> await(String cluster, Predicate<List<Event>> wanted) throws InterruptedException {
    EventStore store = store(cluster);
    var news = new Semaphore(1);
    try (var commits = store.onCommit(news::release)) {
      List<Event> events = List.of();
      while (news.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        events = events(cluster);
        if (wanted.test(events)) {
          return events;
        }
      }
      throw new AssertionError("not as wanted: " + events);
    }
  }

  List<Event> events(String cluster) {
    var everything = new ListRequest(new Selection.Everything(), ListRequest.LATEST, null, 100_000);
    return ((ListResult.Page) store(cluster).list(everything))
        .events().stream().map(Collected::read).toList();
  }

  /** Every state that an event has had here. */
  List<Event> history(String cluster, String name) {
    return ((ChangesResult.Batch) store(cluster).changes(1, 100_000))
        .changes().stream()
            .filter(change -> change.key().name().equals(name))
            .map(Change::after)
            .filter(Objects::nonNull)
            .map(Collected::read)
            .toList();
  }

  double figure(String name, String cluster) {
    return registry
        .get("tidings.collector." + name)
        .tag("cluster", cluster)
        .functionCounter()
        .count();
  }

  private static Event read(StoredEvent stored) {
    try {
      return StoredForm.decode(stored.value());
    } catch (DecodeException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Override
  public void close() {
    collectors.close();
  }
}
