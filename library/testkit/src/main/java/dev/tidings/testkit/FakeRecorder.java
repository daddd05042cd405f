package dev.tidings.testkit;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.Accounts;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.Overflow;
import dev.tidings.recorder.WatchOptions;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A recorder whose events are lines of text in a bounded queue: {@code <type> <reason> <message>},
 * and {@code map[key:value …]} behind them where there are annotations. So does the FakeRecorder of
 * client-go's tools/record, but that this one is a recorder as in earnest, which refuses what is no
 * event, and that it never lets a caller wait: lines that there is no room for are counted.
 *
 * <pre>{@code
 * var fake = new FakeRecorder(10);
 * new Puller(fake.recorder()).pull(pod);
 * assertThat(fake.events()).containsExactly("Warning PullFailed cannot pull nginx");
 * }</pre>
 *
 * <p>Has no threads and needs no closing: a line is there when the call that records it returns,
 * unless other threads record at the same time. Safe for use by several threads.
 */
public final class FakeRecorder {
  /** More than threads that record at the same time leave to the one of them that writes. */
  private static final int IN_HAND = 1_000_000;

  private final BlockingQueue<String> events;
  private final AtomicLong overflowed = new AtomicLong();
  private final EventBroadcaster broadcaster;
  private final boolean objects;

  /**
   * A recorder with room for so many lines.
   *
   * @throws IllegalArgumentException unless it is at least 1
   */
  public FakeRecorder(int capacity) {
    this(capacity, false);
  }

  private FakeRecorder(int capacity, boolean objects) {
    this.events = new ArrayBlockingQueue<>(capacity);
    this.objects = objects;
    this.broadcaster =
        EventBroadcaster.builder()
            .reportingController("example.com/fake-recorder")
            .host("test")
            .queue(IN_HAND)
            .scheduler(new AtOnce(InstantSource.system()))
            .build();
    broadcaster.watch(this::add, WatchOptions.DEFAULT.withQueue(IN_HAND, Overflow.DROP_NEWEST));
  }

  /** One whose lines also say {@code involvedObject{kind=…,apiVersion=…}} behind the message. */
  public static FakeRecorder withObjects(int capacity) {
    return new FakeRecorder(capacity, true);
  }

  /** What the program under test is given. */
  public EventRecorder recorder() {
    return broadcaster.recorder();
  }

  /** The lines, the oldest first; whoever takes one has it. */
  public BlockingQueue<String> events() {
    return events;
  }

  /** How many lines there was no room for. */
  public long overflowed() {
    return overflowed.get();
  }

  /** What became of all events, with what was refused by cause. */
  public Accounts accounts() {
    return broadcaster.accounts();
  }

  private void add(Event event) {
    if (!events.offer(line(event))) {
      overflowed.incrementAndGet();
    }
  }

  private String line(Event event) {
    return event.type()
        + " "
        + event.reason()
        + " "
        + event.message()
        + (objects ? object(event.involvedObject()) : "")
        + annotations(event.metadata().annotations());
  }

  private static String object(ObjectReference object) {
    return " involvedObject{kind=%s,apiVersion=%s}".formatted(object.kind(), object.apiVersion());
  }

  /** As Go prints a map: sorted by key. */
  private static String annotations(Map<String, String> annotations) {
    return annotations.isEmpty()
        ? ""
        : new TreeMap<>(annotations)
            .entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(" ", " map[", "]"));
  }
}
