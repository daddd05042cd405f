package dev.tidings.api.events;

import static dev.tidings.api.events.ResourceRig.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.wire.WatchEvent;
import dev.tidings.api.wire.WatchStream;
import dev.tidings.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventWatchTest {
  @RegisterExtension private final ResourceRig rig = new ResourceRig();

  @Test
  void showsWhatIsThereAndThenWhatChanges() {
    rig.create("b", "");
    rig.create("a", "");
    try (WatchStream watch = rig.watch("allowWatchBookmarks=true")) {
      assertThat(take(watch, 3)).containsExactly("ADDED a@3", "ADDED b@2", "BOOKMARK 3");
      rig.patch("a", "{\"count\":1}");
      rig.delete("b");
      assertThat(take(watch, 2)).containsExactly("MODIFIED a@4", "DELETED b@5");
    }
  }

  @Test
  void goesOnAfterTheVersionThatItNames() {
    rig.create("a", "");
    rig.create("b", "");
    try (WatchStream watch = rig.watch("resourceVersion=2")) {
      assertThat(take(watch, 1)).containsExactly("ADDED b@3");
    }
  }

  @Test
  void waitsForAVersionThatDoesNotExistYet() {
    try (WatchStream watch = rig.watch("resourceVersion=3")) {
      rig.create("a", "");
      rig.create("b", "");
      rig.create("c", "");
      assertThat(take(watch, 1)).containsExactly("ADDED c@4");
    }
  }

  @Test
  void seesEventsComeIntoItsViewAndLeaveIt() {
    rig.create("a", "\"type\":\"Normal\"");
    try (WatchStream watch = rig.watch("resourceVersion=2&fieldSelector=type%3DWarning")) {
      rig.patch("a", "{\"type\":\"Warning\"}");
      rig.patch("a", "{\"count\":2}");
      rig.patch("a", "{\"type\":\"Normal\"}");
      rig.patch("a", "{\"count\":3}");
      rig.patch("a", "{\"type\":\"Warning\"}");
      rig.delete("a");
      assertThat(take(watch, 5))
          .containsExactly("ADDED a@3", "MODIFIED a@4", "DELETED a@5", "ADDED a@7", "DELETED a@8");
    }
  }

  @Test
  void isToldOfAnEventThatExpires() {
    rig.create("a", "");
    try (WatchStream watch = rig.watch("resourceVersion=2&timeoutSeconds=86400")) {
      rig.pass(ResourceRig.TTL.plusSeconds(1));
      rig.store.upkeep();
      assertThat(take(watch, 1)).containsExactly("DELETED a@3");
    }
  }

  @Test
  void endsWithAnErrorWhenItsHistoryIsGone() {
    rig.create("a", "");
    rig.create("b", "");
    rig.store.compact();
    try (WatchStream watch = rig.watch("resourceVersion=1")) {
      assertThat(take(watch, 1)).containsExactly("FAILED 410");
      assertThat(next(watch)).isEmpty();
    }
  }

  @Test
  void endsWithAnErrorWhenItAsksForAPresentThatDoesNotExistYet() {
    try (WatchStream watch =
        rig.watch("sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=99")) {
      assertThat(take(watch, 1)).containsExactly("FAILED 504");
    }
  }

  @Test
  void endsWhenItsTimeIsUp() {
    try (WatchStream watch = rig.watch("timeoutSeconds=5")) {
      var waiting = ask(watch);
      rig.pass(Duration.ofSeconds(6));
      assertThat(await(waiting)).isEmpty();
    }
  }

  @Test
  void endsByItselfAfterAnHourAtMost() {
    try (WatchStream watch = rig.watch("")) {
      var waiting = ask(watch);
      rig.pass(Duration.ofHours(1));
      assertThat(await(waiting)).isEmpty();
    }
  }

  @Test
  void endsWhenItIsClosed() {
    WatchStream watch = rig.watch("");
    var waiting = ask(watch);
    watch.close();
    assertThat(await(waiting)).isEmpty();
    assertThat(next(watch)).isEmpty();
  }

  @Test
  void tellsOfAllThatWasWrittenBeforeItsEndHoweverLateTheWorkersAre() {
    Queue<Runnable> late = new ConcurrentLinkedQueue<>();
    rig.reopen(late::add);
    WatchStream watch = rig.watch("resourceVersion=1");
    var first = ask(watch);
    workOff(late);
    rig.create("a", "");
    watch.end();
    rig.create("b", "");
    workOff(late);
    assertThat(await(first)).extracting(EventWatchTest::brief).startsWith("ADDED a@2");
    var second = ask(watch);
    workOff(late);
    assertThat(await(second)).isEmpty();
  }

  @Test
  void endsWithNothingToSayWhereTheHistoryThatItSleptThroughIsGone() throws Exception {
    BlockingQueue<Runnable> late = new LinkedBlockingQueue<>();
    rig.reopen(late::add);
    WatchStream watch = rig.watch("resourceVersion=1&fieldSelector=metadata.name%3Dmine");
    var waiting = ask(watch);
    workOff(late);
    rig.create("a", "");
    rig.create("b", "");
    requireNonNull(late.poll(20, TimeUnit.SECONDS), "nobody looks at the changes").run();
    rig.store.compact();
    watch.end();
    workOff(late);
    assertThat(await(waiting)).isEmpty();
  }

  private static void workOff(Queue<Runnable> tasks) {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  @Test
  void endsAtOnceWhenItHasToldOfEverything() {
    rig.create("a", "");
    WatchStream watch = rig.watch("resourceVersion=1");
    take(watch, 1);
    var waiting = ask(watch);
    watch.end();
    assertThat(await(waiting)).isEmpty();
  }

  @Test
  void manyWatchesAreShownTheSameEvent() {
    WatchStream first = rig.watch("resourceVersion=1");
    WatchStream second = rig.watch("resourceVersion=1");
    rig.create("a", "");
    assertThat(added(first)).isSameAs(added(second));
  }

  @Test
  void aThousandWatchesAllSeeEveryChange() {
    List<WatchStream> watches = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      watches.add(rig.watch("resourceVersion=1"));
    }
    for (int i = 0; i < 20; i++) {
      rig.create("e" + i, "");
    }
    for (WatchStream watch : watches) {
      assertThat(take(watch, 20)).first().isEqualTo("ADDED e0@2");
    }
  }

  private static Event added(WatchStream watch) {
    return ((WatchEvent.Changed) next(watch).getFirst()).shown().event();
  }

  private static List<WatchEvent> next(WatchStream watch) {
    return await(ask(watch));
  }

  private static CompletableFuture<List<WatchEvent>> ask(WatchStream watch) {
    var next = new CompletableFuture<List<WatchEvent>>();
    watch.next(next::complete);
    return next;
  }

  /** As many notifications as asked for, in short. */
  private static List<String> take(WatchStream watch, int count) {
    List<String> seen = new ArrayList<>();
    while (seen.size() < count) {
      List<WatchEvent> events = next(watch);
      assertThat(events).as("the watch ended after %s", seen).isNotEmpty();
      events.forEach(event -> seen.add(brief(event)));
    }
    return seen;
  }

  private static String brief(WatchEvent notification) {
    return switch (notification) {
      case WatchEvent.Changed changed -> changed.type() + " " + brief(changed.shown().event());
      case WatchEvent.InitialEventsEnd end -> "BOOKMARK " + end.resourceVersion();
      case WatchEvent.Failed failed -> "FAILED " + failed.status().code();
    };
  }

  private static String brief(Event event) {
    return event.metadata().name() + "@" + event.metadata().resourceVersion();
  }
}
