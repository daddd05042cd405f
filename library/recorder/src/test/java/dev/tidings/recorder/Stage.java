package dev.tidings.recorder;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A broadcaster on simulated time, with one sink in memory. */
final class Stage {
  static final Instant START = Instant.parse("2026-11-21T08:15:30.123456789Z");
  static final ObjectReference NODE =
      new ObjectReference("Node", "", "node-1", "uid-of-node-1", "v1", "9", "");

  private final SimulatedScheduler time = new SimulatedScheduler(START);
  private final MemorySink sink;
  private final EventBroadcaster broadcaster;

  Stage() {
    this(new MemorySink(), SinkOptions.DEFAULT);
  }

  Stage(MemorySink sink, SinkOptions options) {
    this.sink = sink;
    this.broadcaster = builder(time).sink(sink, options).build();
  }

  static BroadcasterBuilder builder(SimulatedScheduler time) {
    return EventBroadcaster.builder()
        .reportingController("example.com/backup")
        .host("backup-0")
        .scheduler(time)
        .random(new Random(1));
  }

  static ObjectReference pod(String name) {
    return new ObjectReference("Pod", "shop", name, "uid-of-" + name, "v1", "17", "");
  }

  static SinkOptions correlating(CorrelationOptions options) {
    return SinkOptions.DEFAULT.withCorrelation(options);
  }

  static SinkOptions delivering(DeliveryOptions options) {
    return SinkOptions.DEFAULT.withDelivery(options);
  }

  EventBroadcaster broadcaster() {
    return broadcaster;
  }

  EventRecorder recorder() {
    return broadcaster.recorder();
  }

  SimulatedScheduler time() {
    return time;
  }

  void settle() {
    time.settle();
  }

  void advance(Duration duration) {
    time.advance(duration);
  }

  Accounts accounts() {
    return broadcaster.accounts();
  }

  MemorySink sink() {
    return sink;
  }

  /** The verb, the involved object's name and the count of every request. */
  List<String> requests() {
    return sink.requests().stream().map(Stage::text).toList();
  }

  private static String text(MemorySink.Request request) {
    Event event = request.event();
    return "%s %s %d"
        .formatted(
            request.verb().name().toLowerCase(Locale.ROOT),
            event.involvedObject().name(),
            event.count());
  }

  List<Event> events() {
    time.settle();
    return sink.events();
  }

  /** The one event that there is. */
  Event event() {
    List<Event> events = events();
    if (events.size() != 1) {
      throw new AssertionError(events);
    }
    return events.get(0);
  }
}
