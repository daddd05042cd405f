package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.event.EventKey;
import dev.tidings.store.ListRequest;
import dev.tidings.store.Selection;
import dev.tidings.store.Term;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.StoreOpener;
import dev.tidings.store.kit.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many events that are due at the same moment. {@code tidings.expiring} asks for so many, and then
 * for how long it takes too.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class MassExpiryTest {
  private static final Logger log = LoggerFactory.getLogger(MassExpiryTest.class);
  private static final int ASKED_FOR = Integer.getInteger("tidings.expiring", 0);
  private static final int EXPIRING = 3_000;
  private static final int AT_ONCE = 5_000;
  private static final Duration TTL = Duration.ofHours(1);
  private static final Duration SPREAD = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final Duration GONE_WITHIN = Duration.ofMinutes(3);
  private static final Duration ANSWERED_WITHIN = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path directory;
  private final MovingClock clock = new MovingClock();

  private RocksEventStore open() {
    return RocksEventStore.open(RocksStores.options(StoreOpener.Settings.of(directory, clock)));
  }

  @Test
  void aWriteThatComesMeanwhileIsCommittedWithTheNextStep() {
    try (var store = open()) {
      fill(store, EXPIRING);
      long before = store.revision();
      clock.advance(TTL);
      var offered = new AtomicBoolean();
      var answer = new CompletableFuture<WriteResult>();
      var unused =
          store.onCommit(
              () -> {
                if (offered.compareAndSet(false, true)) {
                  var written = create(store, "meanwhile", clock.instant().plus(TTL));
                  var ignored = written.thenAccept(answer::complete);
                }
              });
      store.upkeep();
      assertThat(joined(answer)).isInstanceOf(WriteResult.Written.class);
      long revision = ((WriteResult.Written) answer.join()).revision();
      assertThat(revision - before).isBetween(1L, 2L * DeletionPace.STEP + 1);
      assertThat(store.stats().expired()).isEqualTo(EXPIRING);
    }
  }

  @Test
  void readsAndWritesAreAnsweredMeanwhile() {
    Meanwhile answered = expire(EXPIRING);
    assertThat(answered.reads()).hasSameSizeAs(answered.writes()).isNotEmpty();
  }

  /** Left to itself; not required where other work costs time too, unless it is asked for. */
  @Test
  void nobodyWaitsLongWhileAsManyAsAreAskedForBecomeDueWithinAMinute() {
    assumeTrue(ASKED_FOR > 0, "not asked for");
    Instant firstDue = Instant.now().plus(TTL);
    var ahead = new AtomicReference<>(Duration.ZERO);
    InstantSource running = () -> Instant.now().plus(ahead.get());
    RocksOptions options = RocksOptions.of(directory, Values::terms).withClock(running);
    try (var store = RocksEventStore.open(options)) {
      fill(store, ASKED_FOR, i -> firstDue.plusMillis(i * SPREAD.toMillis() / ASKED_FOR));
      ahead.set(Duration.between(Instant.now(), firstDue));
      Meanwhile answered =
          answersUntil(store, ASKED_FOR, () -> store.stats().expired() == ASKED_FOR);
      assertThat(answered.all()).isLessThan(SPREAD.plus(GONE_WITHIN));
      assertThat(List.of(p99(answered.writes()), p99(answered.reads())))
          .allMatch(took -> took.compareTo(ANSWERED_WITHIN) <= 0);
    }
  }

  @Test
  void whatIsDueGoesAtAnEvenPaceWithoutBeingAskedFor() throws InterruptedException {
    Course course = expireAfter(TTL);
    assertThat(course.steps()).allMatch(rows -> rows <= DeletionPace.STEP);
    assertThat(course.took())
        .isGreaterThan(Duration.ofSeconds(EXPIRING).dividedBy(2L * DeletionPace.AT_LEAST));
  }

  @Test
  void whatIsTooLateGoesInStepsAsLargeAsMayBe() throws InterruptedException {
    List<Long> steps = expireAfter(TTL.plus(DeletionPace.GONE_WITHIN)).steps();
    // the first ones were begun before it was late
    assertThat(steps).filteredOn(rows -> rows < DeletionPace.STEP).hasSizeLessThan(6);
  }

  /** How many went at once while a store that is left to itself deleted all. */
  private record Course(List<Long> steps, Duration took) {}

  private Course expireAfter(Duration time) throws InterruptedException {
    RocksOptions options =
        RocksStores.options(StoreOpener.Settings.of(directory, clock))
            .withUpkeepEvery(Duration.ofMillis(1));
    try (var store = RocksEventStore.open(options)) {
      fill(store, EXPIRING);
      var revisions = new LinkedBlockingQueue<Long>();
      var unused = store.onCommit(() -> revisions.add(store.revision()));
      long before = store.revision();
      long start = System.nanoTime();
      clock.advance(time);
      var steps = new ArrayList<Long>();
      for (long gone = 0; gone < EXPIRING; gone += steps.getLast()) {
        Long revision = revisions.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(revision).as("after %d", gone).isNotNull();
        steps.add(revision - before - gone);
      }
      assertThat(store.stats().liveEvents()).isZero();
      return new Course(steps, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** How long it took until all were gone, and each write and read until then. */
  private record Meanwhile(Duration all, List<Duration> writes, List<Duration> reads) {}

  private Meanwhile expire(int events) {
    try (var store = open()) {
      fill(store, events);
      clock.advance(TTL);
      var upkeep = new Thread(store::upkeep);
      upkeep.start();
      var answered = answersUntil(store, events, () -> !upkeep.isAlive());
      assertThat(store.stats().liveEvents()).isEqualTo(answered.writes().size());
      return answered;
    }
  }

  private static Meanwhile answersUntil(RocksEventStore store, int events, BooleanSupplier gone) {
    Instant begin = Instant.now();
    var writes = new ArrayList<Duration>();
    var reads = new ArrayList<Duration>();
    do {
      writes.add(took(() -> joined(create(store, "write-" + writes.size(), null))));
      String uid = uid(reads.size() % events);
      reads.add(took(() -> store.list(request(uid))));
      LockSupport.parkNanos(PAUSE.toNanos());
    } while (!gone.getAsBoolean());
    var answered = new Meanwhile(Duration.between(begin, Instant.now()), writes, reads);
    log.info(
        "{} gone in {}, p99 of {} writes {}, of reads {}",
        events,
        answered.all(),
        writes.size(),
        p99(writes),
        p99(reads));
    return answered;
  }

  private static WriteResult joined(CompletableFuture<WriteResult> answer) {
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static ListRequest request(String uid) {
    return new ListRequest(
        new Selection.Having(Term.uid(uid), null), ListRequest.LATEST, null, 500);
  }

  private static String uid(int event) {
    return "uid-" + event / 10;
  }

  private static Duration took(Runnable call) {
    long start = System.nanoTime();
    call.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Duration p99(List<Duration> all) {
    return all.stream().sorted().skip(all.size() * 99L / 100).findFirst().orElse(Duration.ZERO);
  }

  private void fill(RocksEventStore store, int events) {
    Instant due = clock.instant().plus(TTL);
    fill(store, events, i -> due);
  }

  private static void fill(RocksEventStore store, int events, LongFunction<Instant> due) {
    var answers = new ArrayList<CompletableFuture<WriteResult>>();
    for (int i = 0; i < events; i++) {
      answers.add(create(store, "due-" + i, due.apply(i)));
      if (answers.size() == AT_ONCE || i == events - 1) {
        answers.forEach(MassExpiryTest::joined);
        answers.clear();
      }
    }
    assertThat(store.stats().liveEvents()).isEqualTo(events);
  }

  private static CompletableFuture<WriteResult> create(
      RocksEventStore store, String name, @Nullable Instant due) {
    int number = Integer.parseInt(name.replaceAll("\\D+", "0"));
    byte[] value = Values.value(uid(number), "pod", "x".repeat(600) + name);
    return store.write(new Write.Create(new EventKey("default", name), value, due));
  }
}
