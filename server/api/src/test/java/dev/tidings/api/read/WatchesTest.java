package dev.tidings.api.read;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.query.Query;
import dev.tidings.api.wire.WatchEvent;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.store.EventStore;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchesTest {
  @TempDir Path directory;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final AtomicLong unread = new AtomicLong();
  private RocksEventStore store;
  private Watches watches;

  @BeforeEach
  void open() {
    store = RocksEventStore.open(RocksOptions.of(directory, new StoredTerms()));
    var parked =
        new ParkedWatches(
            value -> {
              throw new IllegalStateException("no terms in " + value.length + " bytes");
            });
    watches = Watches.start(ahead(), () -> Instant.EPOCH, tasks::add, parked);
  }

  @AfterEach
  void close() {
    watches.close();
    store.close();
  }

  @Test
  void aChangeThatCannotBeLookedThroughIsSeenByEveryWatch() throws Exception {
    CompletableFuture<List<WatchEvent>> ofEverything = ask("");
    CompletableFuture<List<WatchEvent>> ofOneObject = ask("fieldSelector=involvedObject.uid%3Du1");

    create("e1");
    work();

    assertThat(ofEverything.get(20, TimeUnit.SECONDS)).hasSize(1);
    assertThat(ofOneObject.get(20, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void aCommitWhoseChangesAreNotThereYetIsNotWaitedFor() throws Exception {
    CompletableFuture<List<WatchEvent>> watched = ask("");
    unread.set(1);
    Thread looking = Thread.ofPlatform().daemon().start(this::workSoon);
    looking.join(Duration.ofSeconds(20));
    assertThat(looking.isAlive()).as("still looking for the changes").isFalse();

    unread.set(0);
    create("e1");
    while (!watched.isDone()) {
      work();
    }
    assertThat(watched.join()).hasSize(1);
  }

  @Test
  void aWatchThatIsNotAskedForMoreFallsBehindAsFarAsIsSaid() throws Exception {
    CompletableFuture<List<WatchEvent>> slow = ask("");
    var unused = ask("");
    create("e1");
    work();
    assertThat(slow.get(20, TimeUnit.SECONDS)).hasSize(1);
    assertThat(watches.lagRevisions()).isZero();

    create("e2");
    create("e3");
    assertThat(watches.lagRevisions()).isEqualTo(2);
  }

  @Test
  void aWatchThatWaitsForWhatConcernsItLagsBehindNothing() throws Exception {
    var unused = ask("fieldSelector=metadata.name%3Dother");

    create("e1");
    assertThat(watches.lagRevisions()).isZero();
  }

  @Test
  void aWatchOfWhatIsNotKeptAnyMoreIsCounted() throws Exception {
    create("e1");
    store.compact();
    var filter = EventFilter.of("", ListOptions.parse(Query.parse(""), ApiGroup.CORE));
    var reading = WatchReading.after(1, store, watches.changes(), filter);
    var told = new CompletableFuture<List<WatchEvent>>();
    watches.open(reading, Duration.ofHours(1)).next(told::complete);
    work();

    assertThat(told.get(20, TimeUnit.SECONDS))
        .singleElement()
        .isInstanceOf(WatchEvent.Failed.class);
    assertThat(watches.expired()).isEqualTo(1);
  }

  private void workSoon() {
    try {
      work();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** The store, which says that it has come further than it shows. */
  private EventStore ahead() {
    return (EventStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {EventStore.class},
            (proxy, method, arguments) ->
                method.getName().equals("revision")
                    ? store.revision() + unread.get()
                    : method.invoke(store, arguments));
  }

  /** A watch that has read everything and waits. */
  private CompletableFuture<List<WatchEvent>> ask(String query) throws Exception {
    var filter = EventFilter.of("", ListOptions.parse(Query.parse(query), ApiGroup.CORE));
    var reading = WatchReading.after(store.revision(), store, watches.changes(), filter);
    var next = new CompletableFuture<List<WatchEvent>>();
    watches.open(reading, Duration.ofHours(1)).next(next::complete);
    work();
    return next;
  }

  /** Waits for a task and does it. */
  private void work() throws InterruptedException {
    requireNonNull(tasks.poll(20, TimeUnit.SECONDS), "nothing to do").run();
  }

  private void create(String name) {
    Event event =
        Event.builder()
            .metadata(ObjectMeta.builder().namespace("ns").name(name).build())
            .involvedObject(new ObjectReference("Pod", "ns", "web", "u1", "v1", "", ""))
            .build();
    var key = new EventKey("ns", name);
    store.write(new Write.Create(key, StoredForm.encode(event), null)).join();
  }
}
