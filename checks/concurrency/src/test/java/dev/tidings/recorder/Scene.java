package dev.tidings.recorder;

import dev.tidings.event.ObjectReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A broadcaster whose work the actors do, and what became of each event. */
final class Scene {
  private static final ObjectReference NODE =
      new ObjectReference("Node", "", "node-1", "uid-of-node-1", "v1", "9", "");

  private final ActorScheduler scheduler = new ActorScheduler();
  private final Map<String, String> outcomes = new ConcurrentHashMap<>();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final EventBroadcaster broadcaster;
  private final EventRecorder recorder;

  Scene(BroadcasterBuilder builder) {
    broadcaster =
        builder
            .scheduler(scheduler)
            .reportingController("example.com/stress")
            .host("stress-0")
            .build();
    recorder = broadcaster.recorder();
  }

  EventBroadcaster broadcaster() {
    return broadcaster;
  }

  /** Lets a handler note the reason of each event that it sees. */
  Subscription watch(WatchOptions options) {
    return broadcaster.watch(event -> seen.add(event.reason()), options);
  }

  /** Records an event under its own reason; one that is told of twice has both outcomes. */
  void record(String reason) {
    record(reason, reason);
  }

  /** Records an event that repeats those of the same key. */
  void record(String reason, String key) {
    recorder
        .about(NODE)
        .key(key)
        .whenSettled(outcome -> outcomes.merge(reason, name(outcome), (a, b) -> a + "+" + b))
        .normal(reason, "");
  }

  private static String name(Outcome outcome) {
    if (outcome instanceof Outcome.Dropped dropped) {
      return dropped.cause().name();
    }
    return outcome instanceof Outcome.Suppressed held
        ? held.cause().name()
        : outcome.getClass().getSimpleName();
  }

  void work() {
    scheduler.work();
  }

  /** What the handler has seen, in order. */
  String seen() {
    return String.join(" ", seen);
  }

  /** The outcomes of all events that were told of, in the order of their reasons. */
  String outcomes() {
    return new TreeMap<>(outcomes).values().toString().replaceAll("[\\[\\],]", "");
  }

  /**
   * True, if every one of so many events is accounted for and was told of once, and nothing is
   * under way to watchers; otherwise what there is.
   */
  String verdict(long events, Subscription... watchers) {
    boolean finished =
        Arrays.stream(watchers).allMatch(watcher -> watcher.accounts().pending() == 0);
    return finished && isSettled(events) ? "true" : outcomes() + " " + broadcaster.accounts();
  }

  private boolean isSettled(long events) {
    Accounts accounts = broadcaster.accounts();
    return accounts.offered() == events
        && accounts.pending() == 0
        && accounts.delivered() + accounts.droppedInAll() == events
        && outcomes.size() == events
        && outcomes.values().stream().noneMatch(outcome -> outcome.contains("+"));
  }
}
