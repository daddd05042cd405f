package dev.tidings.search.lucene;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import dev.tidings.store.EventStore;
import dev.tidings.store.EventTerms;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Past;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Some clusters' stores, in which things happen at random. */
final class World implements AutoCloseable {
  static final List<String> REASONS = List.of("BackOff", "Killing", "Pulled", "Failed", "");
  static final List<String> KINDS = List.of("Pod", "Node", "ReplicaSet", "Deployment");
  static final List<String> NAMESPACES = List.of("shop", "default", "kube-system", "a-b");
  static final List<String> WORDS =
      List.of("Back-off", "restarting", "web-7d9f", "Ünïcode", "image", "3.9", "x", "container");

  private final Random random;
  private final MovingClock clock = new MovingClock();
  private final Path folder;
  private final Map<String, EventStore> stores = new TreeMap<>();
  private int created;

  World(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  MovingClock clock() {
    return clock;
  }

  Map<String, EventStore> stores() {
    return stores;
  }

  EventStore store(String cluster) {
    return stores.computeIfAbsent(cluster, name -> open(folder.resolve(name)));
  }

  private EventStore open(Path directory) {
    return RocksEventStore.open(
        RocksOptions.of(directory, value -> EventTerms.NONE)
            .withClock(clock)
            .withPast(Past.OF_EVENTS)
            .withHistory(Duration.ofDays(30))
            .withUpkeepEvery(Duration.ZERO));
  }

  /** Lets something happen to each store. */
  void live(int steps) {
    for (int i = 0; i < steps; i++) {
      stores.values().forEach(this::step);
      clock.advance(Duration.ofMillis(random.nextInt(40_000)));
    }
    stores.values().forEach(store -> ((RocksEventStore) store).upkeep());
  }

  private void step(EventStore store) {
    List<StoredEvent> present = present(store);
    int chance = random.nextInt(10);
    if (present.isEmpty() || chance < 5) {
      create(store, event());
    } else {
      StoredEvent one = present.get(random.nextInt(present.size()));
      if (chance < 9) {
        replace(store, one, again(LinearScan.decoded(one)));
      } else {
        written(store.write(new Write.Delete(one.key(), one.revision())).join());
      }
    }
  }

  static List<StoredEvent> present(EventStore store) {
    var all = new ListRequest(new Selection.Everything(), ListRequest.LATEST, null, 100_000);
    return ((ListResult.Page) store.list(all)).events();
  }

  void create(EventStore store, Event event) {
    Instant due = random.nextInt(3) == 0 ? clock.instant().plusSeconds(600) : null;
    written(store.write(new Write.Create(event.key(), StoredForm.encode(event), due)).join());
  }

  void replace(EventStore store, StoredEvent old, Event event) {
    byte[] value = StoredForm.encode(event);
    written(store.write(new Write.Replace(old.key(), value, old.revision(), old.due())).join());
  }

  /** An event in {@code shop} that happens so many times, each time with a message so long. */
  void repeat(EventStore store, String name, int times, int length) {
    ObjectMeta metadata = ObjectMeta.builder().namespace("shop").name(name).build();
    Event event = event().toBuilder().metadata(metadata).message("x ".repeat(length / 2)).build();
    create(store, event);
    for (int time = 1; time < times; time++) {
      clock.advance(Duration.ofMinutes(1));
      StoredEvent stored = store.read(event.key()).orElseThrow();
      replace(store, stored, again(LinearScan.decoded(stored)));
    }
  }

  private static void written(WriteResult result) {
    if (!(result instanceof WriteResult.Written)) {
      throw new AssertionError(result);
    }
  }

  /** An event that happens now. */
  Event event() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String kind = pick(KINDS);
    String namespace = kind.equals("Node") ? "default" : pick(NAMESPACES);
    Event.Builder event =
        Event.builder()
            .metadata(
                ObjectMeta.builder()
                    .namespace(namespace)
                    .name("event-" + created++)
                    .creationTimestamp(now)
                    .build())
            .involvedObject(
                new ObjectReference(
                    kind,
                    kind.equals("Node") ? "" : namespace,
                    kind.toLowerCase(java.util.Locale.ROOT) + "-" + random.nextInt(4),
                    "uid-" + random.nextInt(6),
                    "v1",
                    "",
                    ""))
            .reason(pick(REASONS))
            .message(message())
            .type(pick(List.of("Normal", "Warning")));
    reported(event, now);
    return random.nextInt(3) == 0 ? owned().beside(event.build()) : event.build();
  }

  private void reported(Event.Builder event, Instant now) {
    switch (random.nextInt(4)) {
      case 0 -> event.eventTime(now.plusNanos(123_456_000)).reportingController("scheduler");
      case 1 -> event.source(new EventSource("kubelet", "node-1")).count(1 + random.nextInt(5));
      default ->
          event
              .source(new EventSource("kubelet", "node-1"))
              .count(random.nextInt(4))
              .firstTimestamp(now.minusSeconds(random.nextInt(300)))
              .lastTimestamp(now);
    }
  }

  private InvolvedObject owned() {
    var set =
        new OwnerReference(
            "apps/v1", "ReplicaSet", "replicaset-" + random.nextInt(4), "s", true, true);
    var deployment =
        new OwnerReference(
            "apps/v1", "Deployment", "deployment-" + random.nextInt(4), "d", true, true);
    var node = new OwnerReference("v1", "Node", "node-" + random.nextInt(4), "n", true, true);
    List<OwnerReference> chain =
        pick(List.of(List.of(set, deployment), List.of(deployment), List.of(node)));
    return new InvolvedObject(Map.of(), Map.of(), List.of(set), chain, false);
  }

  /** The same event, which has happened again, or has been counted from the beginning. */
  private Event again(Event event) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    int count = random.nextInt(8) == 0 ? 1 : event.occurrences() + random.nextInt(4);
    Event.Builder again = event.toBuilder();
    if (random.nextInt(4) == 0) {
      again.message(message());
    }
    return event.source().component().isEmpty()
        ? again.series(new EventSeries(count, now)).build()
        : again.count(count).lastTimestamp(now).build();
  }

  private String message() {
    var message = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      message.append(pick(WORDS)).append(pick(List.of(" ", ", ", ":")));
    }
    return message.toString();
  }

  <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  Random random() {
    return random;
  }

  @Override
  public void close() {
    stores.values().forEach(EventStore::close);
  }
}
