package dev.tidings.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A recording on its way through the API, everything when it is due. Not safe for use by several
 * threads.
 */
final class Playback implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(500);

  /** For each lane of the player: some 50,000 events of the usual size in all. */
  private static final long REMEMBERED_BYTES = 2 * 1024 * 1024;

  private final InstantSource clock;
  private final UnaryOperator<Instant> due;
  private final ReplayTally tally;
  private final Recording.Reader reader;
  private final Player player;
  private @Nullable Notification next;

  /**
   * Opens a recording.
   *
   * @param due when something is due, given when it was received
   */
  Playback(
      Recording recording,
      ApiClient api,
      TimeShift shift,
      UnaryOperator<Instant> due,
      InstantSource clock)
      throws CommandFailure {
    this.clock = clock;
    this.due = due;
    this.tally = new ReplayTally();
    this.reader = recording.open();
    this.next = reader.next();
    this.player =
        Player.start(() -> new EventReplay(api, shift, tally, new LastWritten(REMEMBERED_BYTES)));
  }

  /** What has become of it so far. */
  ReplayTally tally() {
    return tally;
  }

  /**
   * Plays all that is due until then, and returns when the server has answered it all.
   *
   * @param tick called at every step, and twice a second while nothing is due
   */
  void playUntil(Instant limit, Runnable tick) throws CommandFailure, InterruptedException {
    for (; next != null; next = reader.next()) {
      Instant time = due.apply(next.receivedAt());
      if (time.isAfter(limit)) {
        break;
      }
      waitUntil(time, tick);
      player.offer(next);
      tick.run();
    }
    player.drain();
    tick.run();
  }

  private void waitUntil(Instant time, Runnable tick) throws InterruptedException {
    Duration left = Duration.between(clock.instant(), time);
    while (left.isPositive()) {
      Thread.sleep(left.compareTo(TICK) < 0 ? left : TICK);
      tick.run();
      left = Duration.between(clock.instant(), time);
    }
  }

  @Override
  public void close() throws CommandFailure, InterruptedException {
    player.close();
    reader.close();
  }
}
