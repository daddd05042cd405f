package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import dev.tidings.store.StoreException;
import dev.tidings.store.StoreStats.Writing;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store whose reader of terms breaks, when it is told to, where the committing thread uses it.
 */
class FailingStoreTest {
  private static final EventKey KEY = new EventKey("default", "e");

  /** A value that the committing thread reads: it stands before the one that is written. */
  private static final byte[] BEFORE = {1};

  @TempDir Path directory;
  private volatile Runnable breaks = () -> {};
  private RocksEventStore store;

  @BeforeEach
  void open() {
    store =
        RocksEventStore.open(
            RocksOptions.of(directory, this::terms).withUpkeepEvery(Duration.ZERO));
    assertThat(store.write(new Write.Create(KEY, BEFORE, null)).join())
        .isEqualTo(new WriteResult.Written(2));
  }

  private EventTerms terms(byte[] value) {
    if (value[0] == BEFORE[0]) {
      breaks.run();
    }
    return EventTerms.NONE;
  }

  @AfterEach
  void close() {
    store.close();
  }

  private CompletableFuture<WriteResult> replace() {
    return store.write(new Write.Replace(KEY, new byte[] {2}, 2, null));
  }

  @Test
  void saysThatItCannotWriteUntilUpkeepFindsThatItCan() {
    breaks =
        () -> {
          throw new IllegalStateException("as the test asks");
        };
    assertThatThrownBy(() -> replace().join()).hasCauseInstanceOf(StoreException.class);

    assertThat(store.stats().writing()).isEqualTo(Writing.FAILING);
    assertThat(store.stats().failedCommits()).isEqualTo(1);
    breaks = () -> {};
    store.upkeep();
    assertThat(store.stats().writing()).isEqualTo(Writing.WORKS);
    assertThat(replace().join()).isEqualTo(new WriteResult.Written(3));
  }

  @Test
  void answersEveryWriteWhenAnErrorEndsIt() {
    breaks =
        () -> {
          throw new LinkageError("as the test asks");
        };
    CompletableFuture<WriteResult> taken = replace();
    CompletableFuture<WriteResult> waiting = replace();

    assertThatThrownBy(taken::join)
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("as the test asks");
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(StoreException.class);
    assertThatThrownBy(() -> replace().join()).hasMessageContaining("the store is closed");
    assertThat(store.stats().writing()).isEqualTo(Writing.ENDED);
    assertThat(store.read(KEY)).isPresent();
  }
}
