package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real threads: watchers that come and go while events are recorded. */
class WatchersTest {
  private static final int EVENTS = 20_000;
  private static final WatchOptions WIDE =
      WatchOptions.DEFAULT.withQueue(EVENTS, Overflow.DROP_NEWEST);

  private final EventBroadcaster broadcaster =
      EventBroadcaster.builder().queue(EVENTS).reportingController("example.com/stress").build();

  @Test
  void aWatcherSeesEveryEventBetweenItsComingAndItsGoing() throws InterruptedException {
    Thread recording = new Thread(this::recordAll);
    List<List<Integer>> all = new ArrayList<>();
    recording.start();
    while (recording.isAlive()) {
      List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
      all.add(seen);
      Subscription watcher =
          broadcaster.watch(event -> seen.add(Integer.valueOf(event.message())), WIDE);
      recording.join(1);
      if (all.size() % 2 == 0) {
        watcher.close();
      }
    }
    assertThat(broadcaster.close(Duration.ofSeconds(20)).isComplete()).isTrue();

    assertThat(all).isNotEmpty().allSatisfy(WatchersTest::isWithoutGaps);
    assertThat(broadcaster.accounts().delivered()).isEqualTo(EVENTS);
  }

  private void recordAll() {
    EventRecorder recorder = broadcaster.recorder();
    for (int i = 0; i < EVENTS; i++) {
      recorder.about(Stage.NODE).normal("Counted", "{}", i);
    }
  }

  private static void isWithoutGaps(List<Integer> seen) {
    for (int i = 1; i < seen.size(); i++) {
      assertThat(seen.get(i)).isEqualTo(seen.get(i - 1) + 1);
    }
  }
}
