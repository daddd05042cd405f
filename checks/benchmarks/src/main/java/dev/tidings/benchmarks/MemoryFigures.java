package dev.tidings.benchmarks;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventChange;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.SinkResult;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What a broadcaster with default caches keeps in memory, looked at after every million of ten
 * million events: each object has twelve, all with messages of their own, and never comes back.
 */
public final class MemoryFigures {
  private static final int EVENTS = 10_000_000;
  private static final int BETWEEN_LOOKS = 1_000_000;
  private static final int PER_OBJECT = 12;
  private static final int BURST = 500;
  private static final double MIB = 1 << 20;
  private static final double MOST_MIB = 32;

  private MemoryFigures() {}

  public static void main(String[] arguments) {
    String usual = "Back-off restarting failed container app in pod web, restart number {} of it";
    String longest = "m".repeat(1000) + " {}";
    for (ApiGroup group : ApiGroup.values()) {
      print(group, "messages of 80 bytes", usual);
      print(group, "messages of 1 kB", longest);
    }
  }

  private static void print(ApiGroup group, String messages, String message) {
    List<Double> looks = looks(group, message);
    double most = Collections.max(looks);
    String name = group == ApiGroup.CORE ? "core/v1" : "events.k8s.io/v1";
    new Figure(
            "live heap after 10 million events, " + name + ", " + messages,
            Figure.NOT_MEASURED,
            "≤ 32 MiB, flat",
            String.format(
                Locale.ROOT,
                "%.1f MiB after 1 million, %.1f after 10, %.1f at most",
                looks.get(0),
                looks.get(looks.size() - 1),
                most),
            most <= MOST_MIB)
        .print();
  }

  private static List<Double> looks(ApiGroup group, String message) {
    long before = liveBytes();
    List<Double> looks = new ArrayList<>();
    try (EventBroadcaster broadcaster =
        EventBroadcaster.builder(sink(group))
            .reportingController("example.com/benchmark")
            .build()) {
      EventRecorder recorder = broadcaster.recorder();
      for (int i = 1; i <= EVENTS; i++) {
        recorder.about(Pods.pod(i / PER_OBJECT)).warning("BackOff", message, i);
        if (i % BURST == 0) {
          Waiting.until(() -> broadcaster.accounts().pending() == 0);
        }
        if (i % BETWEEN_LOOKS == 0) {
          looks.add((liveBytes() - before) / MIB);
        }
      }
    }
    return looks;
  }

  private static EventSink sink(ApiGroup group) {
    EventSink instant = Sinks.instant();
    return new EventSink() {
      @Override
      public ApiGroup group() {
        return group;
      }

      @Override
      public SinkResult create(Event event) {
        return instant.create(event);
      }

      @Override
      public SinkResult patch(Event event, EventChange change) {
        return instant.patch(event, change);
      }
    };
  }

  private static long liveBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
