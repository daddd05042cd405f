package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

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
 * What a store takes on disk when events come and go. Time is simulated; {@code tidings.churn} and
 * {@code tidings.churn.rate} say how much of it passes, and how many events come in each second.
 */
class DiskSpaceTest {
  private static final Logger log = LoggerFactory.getLogger(DiskSpaceTest.class);
  private static final long MIB = 1 << 20;
  private static final int VALUE_BYTES = 700;
  private static final int AT_ONCE = 5_000;
  private static final Duration TTL = Duration.ofHours(1);
  private static final Duration TABLES_ARE_REWRITTEN_WITHIN = Duration.ofMinutes(1);

  @TempDir Path directory;
  private final MovingClock clock = new MovingClock();
  private final Random random = new Random(1);

  /** A small store's buffers stand to its events as a large one's do. */
  private RocksEventStore open(long rocksBytes) {
    return RocksEventStore.open(
        RocksStores.options(StoreOpener.Settings.of(directory, clock))
            .withMemory(MemoryBudget.DEFAULT.withRocksBytes(rocksBytes)));
  }

  @Test
  void roomIsGivenBackOnceEverythingHasExpiredAlsoWhenNothingIsWrittenAfterwards()
      throws IOException {
    try (var store = open(4 * MIB)) {
      create(store, 30_000);
      long full = bytesInTables();
      assertThat(full).isGreaterThan(15 * MIB);
      clock.advance(TTL);
      store.upkeep();
      clock.advance(TTL);
      store.upkeep();
      assertThat(store.stats().liveEvents()).isZero();
      awaitLessThan(full / 4);
    }
  }

  @Test
  void aStoreThatEventsComeToAndExpireInStaysAsLargeAsItsEventsAre() throws IOException {
    int rate = Integer.getInteger("tidings.churn.rate", 2);
    Duration length = Duration.parse(System.getProperty("tidings.churn", "PT4H"));
    long live = rate * TTL.toSeconds() * VALUE_BYTES;
    long most = 0;
    int mebibytes = Math.min(2 * rate, 64);
    try (var store = open(mebibytes * MIB)) {
      for (int minute = 0; minute < length.toMinutes(); minute++) {
        for (int second = 0; second < 60; second++) {
          create(store, rate);
          clock.advance(Duration.ofSeconds(1));
        }
        store.upkeep();
        most = Math.max(most, bytesInTables());
        log.info(
            "minute {}: {} live, {} bytes", minute, store.stats().liveEvents(), bytesInTables());
      }
    }
    assertThat(most).isLessThan(6 * live);
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
