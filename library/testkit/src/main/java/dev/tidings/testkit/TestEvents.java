package dev.tidings.testkit;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.recorder.BroadcasterBuilder;
import dev.tidings.recorder.DeliveryOptions;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.MemorySink;
import dev.tidings.recorder.ObjectReferences;
import dev.tidings.recorder.Overflow;
import dev.tidings.recorder.SimulatedScheduler;
import dev.tidings.recorder.SinkOptions;
import dev.tidings.recorder.WatchOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a test of a program that records events needs: a recorder to hand to it, the time, which
 * passes when the test says so, and a sink that keeps what is written and fails as it is told.
 *
 * <p>The program may record from any thread; the test itself looks and lets time pass on one.
 */
public final class TestEvents implements AutoCloseable {
  /** More than a test records without looking. */
  private static final int ROOM = 1_000_000;

  private final SimulatedScheduler time;
  private final MemorySink sink;
  private final EventBroadcaster broadcaster;
  private final List<Event> seen = new ArrayList<>();

  private TestEvents(Builder builder) {
    this.time = new SimulatedScheduler(builder.start);
    this.sink = new MemorySink().group(builder.group);
    BroadcasterBuilder events =
        EventBroadcaster.builder(sink, builder.options)
            .reportingController(builder.reportingController)
            .host("test")
            .queue(ROOM)
            .scheduler(time)
            .random(new Random(0));
    builder.references.forEach(events::references);
    this.broadcaster = events.build();
    broadcaster.watch(seen::add, WatchOptions.DEFAULT.withQueue(ROOM, Overflow.DROP_NEWEST));
  }

  /** What suits most tests. */
  public static TestEvents create() {
    return builder().build();
  }

  /** Collects what is to be otherwise. */
  public static Builder builder() {
    return new Builder();
  }

  /** What the program under test is given. */
  public EventRecorder recorder() {
    return broadcaster.recorder();
  }

  /** For programs that take a broadcaster, and for switches, watchers and accounts. */
  public EventBroadcaster broadcaster() {
    return broadcaster;
  }

  /** The time: what the recorder does happens when it is told to go on, or when a test looks. */
  public SimulatedScheduler time() {
    return time;
  }

  /** Where events are written. */
  public MemorySink sink() {
    return sink;
  }

  /** Everything that was recorded, as watchers see it: repeats are events of their own. */
  public List<Event> recorded() {
    time.settle();
    return List.copyOf(seen);
  }

  /** Events as they are stored by now, repeats counted. */
  public List<Event> stored() {
    time.settle();
    return sink.events();
  }

  /** Closes the broadcaster, which has five seconds of simulated time to finish. */
  @Override
  public void close() {
    broadcaster.close();
  }

  /** Collects what {@link TestEvents} are to be. Not safe for use by several threads. */
  public static final class Builder {
    private final List<ObjectReferences> references = new ArrayList<>();
    private String reportingController = "example.com/under-test";
    private Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private ApiGroup group = ApiGroup.CORE;
    private SinkOptions options =
        SinkOptions.DEFAULT.withDelivery(
            DeliveryOptions.DEFAULT.withQueue(ROOM, Overflow.DROP_NEWEST));

    private Builder() {}

    /** Who reports; {@code example.com/under-test} unless it is said. */
    public Builder reportingController(String reportingController) {
      this.reportingController = requireNonNull(reportingController, "reportingController");
      return this;
    }

    /** When it begins; 2026 unless it is said. */
    public Builder start(Instant start) {
      this.start = requireNonNull(start, "start");
      return this;
    }

    /** Which API group the sink writes; core/v1 unless it is said. */
    public Builder group(ApiGroup group) {
      this.group = requireNonNull(group, "group");
      return this;
    }

    /**
     * How events get to the sink; as by default unless it is said, but with a queue that no test
     * fills.
     */
    public Builder sinkOptions(SinkOptions options) {
      this.options = requireNonNull(options, "options");
      return this;
    }

    /** How the program's objects are referred to, as the sinks of Kubernetes clients know it. */
    public Builder references(ObjectReferences references) {
      this.references.add(requireNonNull(references, "references"));
      return this;
    }

    /**
     * The events.
     *
     * @throws IllegalArgumentException if an API server would refuse what this reporter records
     */
    public TestEvents build() {
      return new TestEvents(this);
    }
  }
}
