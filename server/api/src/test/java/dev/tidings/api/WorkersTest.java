package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One worker, which is kept busy until all tasks are there. */
@Timeout(60)
class WorkersTest {
  private static final int MOST = 10;

  private final Workers workers = Workers.start("test", 1, MOST);
  private final CountDownLatch released = new CountDownLatch(1);
  private final List<String> done = new CopyOnWriteArrayList<>();

  @BeforeEach
  void keepBusy() throws InterruptedException {
    var busy = new CountDownLatch(1);
    workers.execute(
        () -> {
          busy.countDown();
          awaitUnchecked(released);
        });
    busy.await();
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() {
    released.countDown();
    workers.close();
  }

  private void tell(String user, String task) {
    workers.of(user).execute(() -> done.add(task));
  }

  private void finish() throws InterruptedException {
    var last = new CountDownLatch(1);
    workers.of("last").execute(last::countDown);
    released.countDown();
    last.await();
    while (workers.waiting() > 0) {
      Thread.onSpinWait();
    }
    workers.close();
  }

  @Test
  void usersTakeTurnsHoweverManyTasksOfOneWait() throws InterruptedException {
    for (int i = 1; i <= 5; i++) {
      tell("flood", "flood-" + i);
    }
    tell("jane", "jane-1");
    tell("jane", "jane-2");
    finish();

    assertThat(done)
        .containsExactly("flood-1", "jane-1", "flood-2", "jane-2", "flood-3", "flood-4", "flood-5");
  }

  @Test
  void whatIsTooMuchIsRejected() {
    for (int i = 0; i < MOST; i++) {
      tell("me", "task");
    }

    assertThatThrownBy(() -> tell("me", "one more")).isInstanceOf(RejectedExecutionException.class);
    assertThat(workers.waiting()).isEqualTo(MOST);
  }

  @Test
  void aTaskThatFailsEndsNothingElse() throws InterruptedException {
    workers.execute(
        () -> {
          throw new IllegalStateException("a bug");
        });
    tell("me", "afterwards");
    finish();

    assertThat(done).containsExactly("afterwards");
  }

  @Test
  void whoIsClosedTakesNothingMore() {
    released.countDown();
    workers.close();

    assertThatThrownBy(() -> tell("me", "late")).isInstanceOf(RejectedExecutionException.class);
  }
}
