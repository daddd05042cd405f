package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.Write;
import dev.tidings.store.kit.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that is closed while its committing thread is within a commit. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ClosingTest {
  private static final String COMMITTER = "tidings-committer";

  @TempDir Path directory;
  private final CountDownLatch inside = new CountDownLatch(1);
  private volatile boolean held;

  @ParameterizedTest(name = "upkeep every {0} ms")
  @ValueSource(longs = {0, 1})
  void whatIsCommittedMeanwhileIsMarkedAndNoThreadIsLeft(long upkeepEvery)
      throws InterruptedException {
    RocksEventStore store =
        RocksEventStore.open(
            RocksOptions.of(directory, Values::terms)
                .withClock(this::now)
                .withUpkeepEvery(Duration.ofMillis(upkeepEvery)));
    held = true;
    var write = new Write.Create(new EventKey("default", "e"), new byte[] {1}, Instant.EPOCH);
    var written = store.write(write);
    inside.await();
    Thread closing = Thread.ofPlatform().start(store::close);
    while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    held = false;
    closing.join();

    assertThat(written).isCompleted();
    assertThat(Mark.read(directory).revision()).isEqualTo(store.revision()).isGreaterThan(1);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain(COMMITTER, "tidings-upkeep");
  }

  /** Keeps the committing thread within its commit; an interrupt does not get it out. */
  private Instant now() {
    while (held && Thread.currentThread().getName().equals(COMMITTER)) {
      inside.countDown();
      Thread.onSpinWait();
    }
    return Instant.EPOCH.plusSeconds(1);
  }
}
