package dev.tidings.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.wire.WatchEvent;
import dev.tidings.api.wire.WatchStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watches of a part of the events sleep while the others change, and miss nothing of theirs. */
@Timeout(120)
class WatchedPartsTest {
  private static final int WRITERS = 4;
  private static final int EACH = 250;

  @RegisterExtension private final ResourceRig rig = new ResourceRig();

  /** Events e0, e1, …, of which each tenth is a warning, about ten objects in turn. */
  private void writeAll() {
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, WRITERS)
            .mapToObj(writer -> CompletableFuture.runAsync(() -> write(writer)))
            .toList();
    writers.forEach(CompletableFuture::join);
  }

  private void write(int writer) {
    for (int i = writer; i < WRITERS * EACH; i += WRITERS) {
      String object = "{\"kind\":\"Pod\",\"namespace\":\"ns\",\"name\":\"pod-" + i % 10 + "\"";
      rig.create(
          "e" + i,
          "\"involvedObject\":%s,\"uid\":\"uid-%d\"},\"type\":\"%s\""
              .formatted(object, i % 10, i % 10 == 0 ? "Warning" : "Normal"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1000",
    "metadata.name=e7, 1",
    "involvedObject.uid=uid-3, 100",
    "involvedObject.name=pod-4, 100",
    "'involvedObject.name=pod-5,involvedObject.uid=uid-5', 100",
    "'involvedObject.name=pod-5,involvedObject.uid=uid-6', 0",
    "type=Warning, 100",
    "type!=Warning, 900"
  })
  void eachSeesAllOfItsPartInOrder(String selector, int expected) {
    String query = "resourceVersion=1&fieldSelector=" + selector.replace("=", "%3D");
    List<WatchStream> watches = IntStream.range(0, 20).mapToObj(i -> rig.watch(query)).toList();
    List<Seen> seen = watches.stream().map(Seen::new).toList();
    seen.forEach(Seen::follow);

    writeAll();
    rig.create(
        "e7777", "\"involvedObject\":{\"kind\":\"Pod\",\"namespace\":\"ns\",\"name\":\"x\"}");
    long last = rig.store.revision();
    seen.forEach(each -> each.awaitCount(expectedWithLast(selector, expected)));

    for (Seen each : seen) {
      assertThat(each.revisions()).isSorted().doesNotHaveDuplicates().allMatch(r -> r <= last);
    }
    watches.forEach(WatchStream::close);
  }

  /** The last event is about none of the objects, but normal. */
  private static int expectedWithLast(String selector, int expected) {
    return selector.isEmpty() || selector.equals("type!=Warning") ? expected + 1 : expected;
  }

  /** What one watch has shown so far. */
  private static final class Seen {
    private final WatchStream watch;
    private final List<Long> revisions = new ArrayList<>();

    Seen(WatchStream watch) {
      this.watch = watch;
    }

    void follow() {
      watch.next(this::take);
    }

    private void take(List<WatchEvent> events) {
      if (events.isEmpty()) {
        return;
      }
      synchronized (this) {
        events.forEach(event -> revisions.add(revision(event)));
        notifyAll();
      }
      follow();
    }

    private static long revision(WatchEvent event) {
      var changed = (WatchEvent.Changed) event;
      return Long.parseLong(changed.shown().event().metadata().resourceVersion());
    }

    synchronized void awaitCount(int count) {
      long end = System.nanoTime() + 20_000_000_000L;
      while (revisions.size() < count && System.nanoTime() < end) {
        try {
          wait(100);
        } catch (InterruptedException interrupted) {
          throw new AssertionError(interrupted);
        }
      }
      assertThat(revisions).hasSize(count);
    }

    synchronized List<Long> revisions() {
      return List.copyOf(revisions);
    }
  }

  @Test
  void aWatchThatSleptWhileMuchHappenedElsewhereStillSeesItsPart() {
    try (WatchStream watch = rig.watch("resourceVersion=1&fieldSelector=metadata.name%3Dmine")) {
      var seen = new Seen(watch);
      seen.follow();
      writeAll();
      // what was skipped is not asked for any more, so that it may be forgotten
      rig.store.compact();
      rig.create("mine", "");

      seen.awaitCount(1);
    }
  }
}
