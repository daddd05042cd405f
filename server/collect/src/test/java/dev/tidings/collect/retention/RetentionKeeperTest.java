package dev.tidings.collect.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import dev.tidings.store.EventTerms;
import dev.tidings.store.Past;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real stores, time that is moved, and steps that are asked for. */
class RetentionKeeperTest {
  private static final Duration RECENT = Duration.ofMinutes(10);

  @TempDir Path folder;
  private final MovingClock clock = new MovingClock();
  private final Clusters clusters = new Clusters();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private RocksEventStore one;
  private RocksEventStore two;

  @BeforeEach
  void open() throws Exception {
    one = open("one");
    two = open("two");
  }

  private RocksEventStore open(String name) throws Exception {
    Path data = Files.createDirectories(folder.resolve(name)).resolve("store");
    RocksEventStore store =
        RocksEventStore.open(
            RocksOptions.of(data, value -> EventTerms.NONE)
                .withClock(clock)
                .withHistory(RECENT)
                .withPast(Past.OF_EVENTS)
                .withUpkeepEvery(Duration.ZERO));
    clusters.add(new Cluster(name, store));
    return store;
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  private RetentionKeeper keeper(@Nullable Long bytes, String... rules) {
    Retention retention = Retention.of(Arrays.stream(rules).map(RetentionRule::parse).toList());
    var keeper = new RetentionKeeper(new RetentionKeeper.Rules(retention, bytes, folder), registry);
    keeper.follow(clusters);
    return keeper;
  }

  private static EventKey key(int number) {
    return new EventKey("default", "e" + (1_000 + number));
  }

  private void write(RocksEventStore store, int number, String type) throws Exception {
    Event event =
        Event.builder()
            .metadata(ObjectMeta.builder().name(key(number).name()).namespace("default").build())
            .type(type)
            .message("x".repeat(500))
            .build();
    StoredEvent present = store.read(key(number)).orElse(null);
    byte[] value = StoredForm.encode(event);
    Instant due = clock.instant().plus(Duration.ofDays(7));
    Write write =
        present == null
            ? new Write.Create(key(number), value, due)
            : new Write.Replace(key(number), value, present.revision(), due);
    assertThat(store.write(write).get(10, TimeUnit.SECONDS))
        .isInstanceOf(WriteResult.Written.class);
    clock.advance(Duration.ofSeconds(1));
  }

  private static void untilDone(RetentionKeeper keeper) {
    int steps = 0;
    while (keeper.step()) {
      assertThat(steps++).isLessThan(1_000);
    }
  }

  private static @Nullable Instant due(RocksEventStore store, int number) {
    return store.read(key(number)).orElseThrow().due();
  }

  @Test
  void changedRulesAreForWhatIsStoredToo() throws Exception {
    Instant start = clock.instant();
    for (int i = 0; i < 450; i++) {
      write(one, i, i % 2 == 0 ? "Warning" : "Normal");
    }
    write(two, 0, "Warning");
    long before = one.revision();

    untilDone(keeper(null, "cluster=one,type=Warning:30d", "1d"));

    assertThat(due(one, 0)).isEqualTo(start.plus(Duration.ofDays(30)));
    assertThat(due(one, 449)).isEqualTo(start.plusSeconds(449).plus(Duration.ofDays(1)));
    assertThat(due(two, 0)).isEqualTo(start.plusSeconds(450).plus(Duration.ofDays(1)));
    assertThat(one.revision()).isEqualTo(before);
    assertThat(registry.counter("tidings.retention.redated", "cluster", "one").count())
        .isEqualTo(450);
  }

  @Test
  void whatIsDatedIsNotLookedAtAgainUntilTheRulesChange() throws Exception {
    write(one, 0, "Normal");
    untilDone(keeper(null, "1d"));

    assertThat(keeper(null, "24h").step()).isFalse();
    assertThat(keeper(null, "2d").step()).isTrue();
    assertThat(due(one, 0)).isEqualTo(clock.instant().minusSeconds(1).plus(Duration.ofDays(2)));
  }

  @Test
  void rulesThatComeBackBeforeOthersHaveBeenThroughAreFollowedToo() throws Exception {
    Instant start = clock.instant();
    for (int i = 0; i < 450; i++) {
      write(one, i, "Normal");
    }
    untilDone(keeper(null, "1d"));
    assertThat(keeper(null, "2d").step()).isTrue();
    assertThat(due(one, 0)).isEqualTo(start.plus(Duration.ofDays(2)));

    untilDone(keeper(null, "1d"));

    assertThat(due(one, 0)).isEqualTo(start.plus(Duration.ofDays(1)));
  }

  @Test
  void anUpdatedEventCountsFromItsLastWrite() throws Exception {
    write(one, 0, "Normal");
    clock.advance(Duration.ofHours(5));
    Instant updated = clock.instant();
    write(one, 0, "Normal");
    one.upkeep();

    untilDone(keeper(null, "1d"));

    assertThat(due(one, 0)).isEqualTo(updated.plus(Duration.ofDays(1)));
  }

  @Test
  void aShorterTimeDeletesAtOnceWhatIsOlder() throws Exception {
    write(one, 0, "Normal");
    clock.advance(Duration.ofHours(2));
    write(one, 1, "Normal");

    untilDone(keeper(null, "1h"));
    one.upkeep();

    assertThat(one.read(key(0))).isEmpty();
    assertThat(one.read(key(1))).isPresent();
  }

  @Test
  void ofMoreThanTheBudgetTheOldestGoesWhicheverClustersItIs() throws Exception {
    for (int i = 0; i < 300; i++) {
      write(one, i, "Normal");
    }
    for (int i = 0; i < 300; i++) {
      write(two, i, "Normal");
    }
    clock.advance(RECENT);
    one.upkeep();
    two.upkeep();
    long all = bytes();

    untilDone(keeper(all / 4, "7d"));

    assertThat(one.stats().liveEvents()).isZero();
    assertThat(two.read(key(0))).isEmpty();
    assertThat(two.read(key(299))).isPresent();
    clock.advance(RECENT.plusSeconds(1));
    one.upkeep();
    two.upkeep();
    assertThat(bytes()).isBetween(all / 20, all / 4);
    assertThat(evicted("one")).isEqualTo(300);
    assertThat(evicted("two") + two.stats().liveEvents()).isEqualTo(300);
  }

  @Test
  void writesGoOnWhileTheOldestGoes() throws Exception {
    RetentionKeeper keeper = keeper(100_000L, "7d");
    long most = 0;
    for (int i = 0; i < 2_000; i++) {
      write(one, i % 700, "Normal");
      if (i % 10 == 0) {
        clock.advance(Duration.ofMinutes(1));
        one.upkeep();
        untilDone(keeper);
        most = Math.max(most, bytes());
      }
    }
    // what was evicted in the last ten minutes is there as well
    assertThat(most).isBetween(100_000L, 300_000L);
    assertThat(one.read(key(1_999 % 700))).isPresent();
  }

  @Test
  void aStoreThatBreaksKeepsNoOtherFromItsRules() throws Exception {
    write(two, 0, "Normal");
    clusters.add(new Cluster("broken", broken()));
    Files.createDirectories(folder.resolve("broken"));

    RetentionKeeper keeper = keeper(null, "1d");
    untilDone(keeper);

    assertThat(due(two, 0)).isEqualTo(clock.instant().minusSeconds(1).plus(Duration.ofDays(1)));
  }

  /** Fails in ways that no store is known to. */
  private static EventStore broken() {
    return (EventStore)
        Proxy.newProxyInstance(
            EventStore.class.getClassLoader(),
            new Class<?>[] {EventStore.class},
            (store, method, arguments) -> {
              throw new IllegalStateException(method.getName());
            });
  }

  @Test
  void aClusterThatHasGoneIsNotTouched() throws Exception {
    write(one, 0, "Normal");
    RetentionKeeper keeper = keeper(1L, "1d");
    clusters.remove("one");
    clusters.remove("two");

    assertThat(keeper.step()).isFalse();
  }

  private long bytes() {
    return one.stats().eventBytes()
        + one.stats().historyBytes()
        + two.stats().eventBytes()
        + two.stats().historyBytes();
  }

  private long evicted(String cluster) {
    return (long)
        registry
            .counter("tidings.store.evicted.events", "cluster", cluster, "cause", "bytes")
            .count();
  }
}
