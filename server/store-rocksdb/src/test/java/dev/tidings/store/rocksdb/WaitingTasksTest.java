package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WaitingTasksTest {
  private static final int TRIMS = 20_000;

  /** Looking and taking were two looks once, and a trim could come between them. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aTrimThatComesAtAnyMomentSharesNoCommit() throws InterruptedException {
    var waiting = new WaitingTasks(MemoryBudget.DEFAULT);
    Thread upkeep = Thread.ofPlatform().daemon().start(() -> addTrims(waiting));
    int own = 0;
    int shared = 0;
    while (own + shared < TRIMS) {
      if (waiting.nextToShare() != null) {
        shared++;
      } else if (waiting.poll() != null) {
        own++;
      }
    }
    upkeep.join();
    assertThat(shared).isZero();
  }

  private static void addTrims(WaitingTasks waiting) {
    try {
      for (int i = 0; i < TRIMS; i++) {
        waiting.add(new Task.Trim(1, new CompletableFuture<>()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
