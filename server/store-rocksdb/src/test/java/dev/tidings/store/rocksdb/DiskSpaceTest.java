package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.event.EventKey;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.StoreOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a store takes on disk when events come and go. Time is simulated; {@code tidings.churn} asks
 * for so much of it, with {@code tidings.churn.rate} events in each second.
 */
class DiskSpaceTest {
  private static final Logger log = LoggerFactory.getLogger(DiskSpaceTest.class);
  private static final long MIB = 1 << 20;
  private static final int VALUE_BYTES = 700;
  private static final int AT_ONCE = 5_000;
  private static final Duration TTL = Duration.ofHours(1);
  private static final int MOST_TIMES = 6;
  private static final Duration TABLES_ARE_REWRITTEN_WITHIN = Duration.ofMinutes(2);

  @TempDir Path directory;
  private final MovingClock clock = new MovingClock();
  private final Random random = new Random(1);

  /**
   * A small store's buffers stand to its events as a large one's do; but no table is smaller than
   * some MiB, so it must not be too small.
   */
  private RocksEventStore open(long rocksBytes) {
    return RocksEventStore.open(
        RocksStores.options(StoreOpener.Settings.of(directory, clock))
            .withMemory(MemoryBudget.DEFAULT.withRocksBytes(rocksBytes)));
  }

  @Test
  void roomIsGivenBackOnceEverythingHasExpiredAlsoWhenNothingIsWrittenAfterwards()
      throws IOException {
    try (var store = open(8 * MIB)) {
      create(store, 60_000);
      long full = bytesInTables();
      assertThat(full).isGreaterThan(30 * MIB);
      clock.advance(TTL);
      store.upkeep();
      clock.advance(TTL);
      store.upkeep();
      assertThat(store.stats().liveEvents()).isZero();
      awaitLessThan(full / 4);
    }
  }

  @Test
  void aStoreThatEventsComeToAndExpireInGoesBackToASmallMultipleOfWhatTheyTake()
      throws IOException {
    int rate = 2;
    try (var store = open(4 * MIB)) {
      for (int hour = 0; hour < 4; hour++) {
        for (int minute = 0; minute < 60; minute++) {
          passMinute(store, rate, Duration.ofMinutes(1));
        }
        awaitLessThan(MOST_TIMES * liveBytes(rate));
      }
    }
  }

  /** How much it is at the worst moment depends on how fast tables are rewritten. */
  @Test
  void aBusyStoreIsNeverLargerThanASmallMultipleOfItsEvents() throws IOException {
    long minutes = Duration.parse(System.getProperty("tidings.churn", "PT0S")).toMinutes();
    assumeTrue(minutes > 0, "not asked for");
    int rate = Integer.getInteger("tidings.churn.rate", 500);
    long most = 0;
    try (var store = open(Math.min(2 * rate, 64) * MIB)) {
      for (int minute = 0; minute < minutes; minute++) {
        passMinute(store, rate, Duration.ofSeconds(1));
        most = Math.max(most, bytesInTables());
        log.info(
            "minute {}: {} live, {} bytes", minute, store.stats().liveEvents(), bytesInTables());
      }
    }
    assertThat(most).isLessThan(MOST_TIMES * liveBytes(rate));
  }

  /** Events come for a minute, so many a second, and those of each step together. */
  private void passMinute(RocksEventStore store, int rate, Duration step) {
    for (Duration passed = Duration.ZERO; passed.toMinutes() < 1; passed = passed.plus(step)) {
      create(store, Math.toIntExact(rate * step.toSeconds()));
      clock.advance(step);
    }
    store.upkeep();
  }

  /** What the values of all events take that are there at once. */
  private static long liveBytes(int rate) {
    return rate * TTL.toSeconds() * VALUE_BYTES;
  }

  private void create(RocksEventStore store, int events) {
    for (int left = events; left > 0; left -= AT_ONCE) {
      createAtOnce(store, Math.min(left, AT_ONCE));
    }
  }

  private void createAtOnce(RocksEventStore store, int events) {
    List<CompletableFuture<WriteResult>> answers = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      var value = new byte[VALUE_BYTES];
      random.nextBytes(value);
      var key = new EventKey("default", Long.toHexString(random.nextLong()));
      answers.add(store.write(new Write.Create(key, value, clock.instant().plus(TTL))));
    }
    assertThat(answers)
        .extracting(CompletableFuture::join)
        .hasOnlyElementsOfType(WriteResult.Written.class);
  }

  private void awaitLessThan(long limit) throws IOException {
    long deadline = System.nanoTime() + TABLES_ARE_REWRITTEN_WITHIN.toNanos();
    while (bytesInTables() >= limit) {
      assertThat(System.nanoTime())
          .as("%d bytes in tables, of which %d may be", bytesInTables(), limit)
          .isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private long bytesInTables() throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path table : files.filter(file -> file.toString().endsWith(".sst")).toList()) {
        sum += bytes(table);
      }
    }
    return sum;
  }

  private static long bytes(Path table) throws IOException {
    try {
      return Files.size(table);
    } catch (NoSuchFileException rewritten) {
      return 0;
    }
  }
}
