package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many events that are due at the same moment; {@code tidings.expiring} says how many. */
class MassExpiryTest {
  private static final Logger log = LoggerFactory.getLogger(MassExpiryTest.class);
  private static final Integer ASKED_FOR = Integer.getInteger("tidings.expiring");
  private static final int EXPIRING = ASKED_FOR == null ? 3_000 : ASKED_FOR;
  private static final int AT_ONCE = 5_000;
  private static final Duration TTL = Duration.ofHours(1);
  private static final Duration GONE_WITHIN = Duration.ofMinutes(3);
  private static final Duration ANSWERED_WITHIN = Duration.ofMillis(50);

  @TempDir Path directory;
  private final MovingClock clock = new MovingClock();

  private RocksEventStore open() {
    return RocksEventStore.open(RocksStores.options(StoreOpener.Settings.of(directory, clock)));
  }

  @Test
  void aWriteThatComesMeanwhileIsCommittedWithTheNextStep() {
    try (var store = open()) {
      fill(store, 3_000);
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
      assertThat(answer.join()).isInstanceOf(WriteResult.Written.class);
      long revision = ((WriteResult.Written) answer.join()).revision();
      assertThat(revision - before).isBetween(1L, 2L * Upkeep.STEP + 1);
      assertThat(store.stats().expired()).isEqualTo(3_000);
    }
  }

  /** How long is said, and required only when a number is asked for: other work costs time too. */
  @Test
  void readsAndWritesAreAnsweredMeanwhile() throws InterruptedException {
    try (var store = open()) {
      fill(store, EXPIRING);
      clock.advance(TTL);
      Instant begin = Instant.now();
      var upkeep = new Thread(store::upkeep);
      upkeep.start();
      var writes = new ArrayList<Duration>();
      var reads = new ArrayList<Duration>();
      while (upkeep.isAlive()) {
        writes.add(took(() -> create(store, "write-" + writes.size(), null).join()));
        String uid = uid(reads.size() % EXPIRING);
        reads.add(took(() -> store.list(request(uid))));
        upkeep.join(Duration.ofMillis(2));
      }
      Duration all = Duration.between(begin, Instant.now());
      assertThat(store.stats().liveEvents()).isEqualTo(writes.size());
      log.info(
          "{} gone in {}, p99 of {} writes {}, of reads {}",
          EXPIRING,
          all,
          writes.size(),
          p99(writes),
          p99(reads));
      if (ASKED_FOR != null) {
        assertThat(all).isLessThan(GONE_WITHIN);
        assertThat(List.of(p99(writes), p99(reads)))
            .allMatch(took -> took.compareTo(ANSWERED_WITHIN) <= 0);
      }
    }
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
    var answers = new ArrayList<CompletableFuture<WriteResult>>();
    for (int i = 0; i < events; i++) {
      answers.add(create(store, "due-" + i, clock.instant().plus(TTL)));
      if (answers.size() == AT_ONCE || i == events - 1) {
        answers.forEach(CompletableFuture::join);
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
