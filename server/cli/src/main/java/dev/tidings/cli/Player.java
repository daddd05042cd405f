package dev.tidings.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays notifications in several lanes at once.
 *
 * <p>Invariant: notifications of one object go through one lane, in the order they were offered.
 * After the first failure nothing more is played, and every call fails with it.
 */
final class Player implements AutoCloseable {
  private static final int LANES = 32;
  private static final int WAITING_PER_LANE = 64;
  private static final long CLOSE_SECONDS = 5;

  private final List<Lane> lanes = new ArrayList<>(LANES);
  private final AtomicReference<@Nullable CommandFailure> failure = new AtomicReference<>();

  /** Builds a player and starts its lanes, each with a replay of its own. */
  static Player start(Supplier<EventReplay> replays) {
    var player = new Player();
    for (int i = 0; i < LANES; i++) {
      player.lanes.add(player.new Lane(replays.get(), i));
    }
    player.lanes.forEach(lane -> lane.thread.start());
    return player;
  }

  private Player() {}

  /** Hands a notification to its lane; waits while that is full. */
  void offer(Notification notification) throws CommandFailure, InterruptedException {
    failIfFailed();
    int lane = Math.floorMod(notification.key().hashCode(), LANES);
    hand(new Play(notification), lanes.get(lane));
  }

  /** Waits until all that was offered has been played. */
  void drain() throws CommandFailure, InterruptedException {
    var reached = new CountDownLatch(LANES);
    for (Lane lane : lanes) {
      hand(new Mark(reached), lane);
    }
    while (!reached.await(1, TimeUnit.SECONDS)) {
      failIfFailed();
    }
    failIfFailed();
  }

  /** Waits no longer for a lane that may have ended. */
  private void hand(Task task, Lane lane) throws CommandFailure, InterruptedException {
    while (!lane.waiting.offer(task, 1, TimeUnit.SECONDS)) {
      failIfFailed();
    }
  }

  private void failed(Throwable bug) {
    failure.compareAndSet(null, new CommandFailure("replaying failed: " + bug, bug));
  }

  private void failIfFailed() throws CommandFailure {
    CommandFailure failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  /** Ends the lanes at once; what still waits is not played. */
  @Override
  public void close() throws InterruptedException {
    lanes.forEach(lane -> lane.thread.interrupt());
    for (Lane lane : lanes) {
      lane.thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    }
  }

  private sealed interface Task {}

  private record Play(Notification notification) implements Task {}

  private record Mark(CountDownLatch reached) implements Task {}

  private final class Lane implements Runnable {
    private final BlockingQueue<Task> waiting = new ArrayBlockingQueue<>(WAITING_PER_LANE);
    private final EventReplay replay;
    private final Thread thread;

    private Lane(EventReplay replay, int number) {
      this.replay = replay;
      this.thread = new Thread(this, "replay-" + number);
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((lane, error) -> failed(error));
    }

    @Override
    public void run() {
      try {
        while (true) {
          switch (waiting.take()) {
            case Play play -> play(play.notification());
            case Mark mark -> mark.reached().countDown();
          }
        }
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
    }

    private void play(Notification notification) throws InterruptedException {
      if (failure.get() != null) {
        return;
      }
      try {
        replay.play(notification);
      } catch (CommandFailure failed) {
        failure.compareAndSet(null, failed);
      } catch (RuntimeException bug) {
        failed(bug);
      }
    }
  }
}
