package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they record: what they have called stored is written later. */
class SpoolCrashTest {
  private static final int CRASHES = 5;
  private static final int KEYS = 5;
  private static final int RUN = 1_000_000;
  private static final SinkOptions ONE_BY_ONE =
      Stage.correlating(
              CorrelationOptions.KUBERNETES
                  .withSpam(SpamBudget.UNLIMITED)
                  .withIdentity(EventIdentity.BY_REASON))
          .withDelivery(DeliveryOptions.DEFAULT.withoutCoalescing());

  @TempDir private Path directory;

  /** The process that is killed: records all the time, and says how much of it is stored. */
  static final class Victim {
    public static void main(String[] arguments) {
      EventBroadcaster broadcaster = open(Path.of(arguments[0]), new MemorySink().down());
      long before = broadcaster.accounts().pending();
      int begin = Integer.parseInt(arguments[1]);
      for (int i = begin; true; i++) {
        broadcaster.recorder().about(Stage.pod("web-" + i % KEYS)).normal("R", "{}", i);
        if (i % 10 == 0) {
          System.out.println(broadcaster.sinks().get(0).spool().stored() - before);
          LockSupport.parkNanos(100_000);
        }
      }
    }
  }

  /** Remembers the numbers of each key, in the order in which they are written. */
  private static final class CollectingSink implements EventSink {
    private final Map<String, List<Integer>> written = new HashMap<>();

    @Override
    public synchronized SinkResult create(Event event) {
      written
          .computeIfAbsent(event.involvedObject().name(), name -> new ArrayList<>())
          .add(Integer.valueOf(event.message()));
      return new SinkResult.Stored(event);
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      return create(event);
    }
  }

  private static EventBroadcaster open(Path directory, EventSink sink) {
    return EventBroadcaster.builder(sink, ONE_BY_ONE)
        .reportingController("example.com/victim")
        .spool(directory, 1 << 28)
        .build();
  }

  @Test
  @Timeout(180)
  void whatAProcessHasCalledStoredIsWrittenAfterItWasKilled() throws Exception {
    Random random = new Random(1);
    List<Long> stored = new ArrayList<>();
    for (int run = 0; run < CRASHES; run++) {
      stored.add(recordAndKill(run, random.nextInt(400)));
    }
    CollectingSink sink = new CollectingSink();
    EventBroadcaster last = open(directory, sink);
    assertThat(last.close(Duration.ofMinutes(1)).isComplete()).isTrue();

    assertThat(sink.written.values()).hasSize(KEYS).allSatisfy(key -> assertThat(key).isSorted());
    List<Integer> all = sink.written.values().stream().flatMap(List::stream).sorted().toList();
    assertThat(last.accounts().delivered()).isEqualTo(all.size());
    for (int run = 0; run < CRASHES; run++) {
      int begin = run * RUN;
      List<Integer> written = all.stream().filter(i -> i / RUN == begin / RUN).toList();
      assertThat(stored.get(run)).isPositive();
      assertThat(written)
          .hasSizeGreaterThanOrEqualTo(stored.get(run).intValue())
          .isEqualTo(IntStream.range(begin, begin + written.size()).boxed().toList());
    }
  }

  /** Says how many events the process has called stored before it was killed. */
  private long recordAndKill(int run, int moreMillis) throws IOException, InterruptedException {
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                directory.toString(),
                String.valueOf(run * RUN))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = victim.inputReader()) {
      long stored = 0;
      long killAt = Long.MAX_VALUE;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        stored = Long.parseLong(line);
        if (stored > 0 && killAt == Long.MAX_VALUE) {
          killAt = System.nanoTime() + Duration.ofMillis(moreMillis).toNanos();
        }
        if (System.nanoTime() > killAt) {
          victim.toHandle().destroyForcibly();
        }
      }
      return stored;
    } finally {
      victim.destroyForcibly().waitFor();
    }
  }
}
